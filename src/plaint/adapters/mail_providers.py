"""How to reach the mail servers of well-known providers, by the domain of an address.

Only providers whose settings were seen in Thunderbird's public database
(github.com/thunderbird/autoconfig), in the provider's own pages, or alike in several independent
programs are listed. Everybody else is asked for host, port and encryption.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from plaint.domain.account import Security
from plaint.domain.mail_address import ascii_domain, check_address
from plaint.wording import Says, say

# What a program may log in with. "none": this provider lets no program in with any password.
Login = Literal["password", "app-password", "none"]


@dataclass(frozen=True, slots=True)
class Provider:
    """One provider's way of taking mail from programs."""

    name: str
    domains: tuple[str, ...]
    host: str  # empty with login "none"
    port: int = 465
    login: Login = "password"
    user: Literal["address", "local-part"] = "address"
    switched_on: bool = False  # sending by programs must first be allowed in the settings

    @property
    def security(self) -> Security:
        """RFC 8314 section 7.3: 465 is encrypted from the start; 587 turns to it by STARTTLS."""
        return "tls" if self.port == 465 else "starttls"

    def user_for(self, address: str) -> str:
        """The name to log in with."""
        return address if self.user == "address" else address.rpartition("@")[0]

    @property
    def note(self) -> Says | None:
        """What to know before setting the account up, None if nothing."""
        if self.login == "none":
            return say(
                "{provider} lets no program send with a password. Send from your mail program "
                "instead: --via eml or mailto.",
                provider=self.name,
            )
        if self.login == "app-password":
            return say(
                "{provider} wants an app password here, made in the security settings of your "
                "account; your usual password is refused.",
                provider=self.name,
            )
        if self.switched_on:
            return say(
                "{provider} wants sending by programs (SMTP) switched on first, in the settings "
                "of your mailbox.",
                provider=self.name,
            )
        return None


_MICROSOFT = (
    "outlook.com", "outlook.at", "outlook.be", "outlook.cz", "outlook.de", "outlook.dk",
    "outlook.es", "outlook.fr", "outlook.hu", "outlook.ie", "outlook.in", "outlook.it",
    "outlook.jp", "outlook.pt", "outlook.sk", "outlook.com.au", "outlook.com.br",
    "hotmail.com", "hotmail.be", "hotmail.ca", "hotmail.ch", "hotmail.de", "hotmail.es",
    "hotmail.fi", "hotmail.fr", "hotmail.gr", "hotmail.it", "hotmail.nl", "hotmail.no",
    "hotmail.se", "hotmail.co.jp", "hotmail.co.uk", "hotmail.co.za", "hotmail.com.br",
    "live.com", "live.at", "live.be", "live.ca", "live.de", "live.dk", "live.fi", "live.fr",
    "live.ie", "live.it", "live.jp", "live.nl", "live.no", "live.se", "live.co.uk",
    "live.co.za", "live.com.au", "live.com.mx", "live.com.pt", "msn.com", "windowslive.com",
)  # fmt: skip
_YAHOO = (
    "yahoo.com", "yahoo.ca", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.ie", "yahoo.it",
    "yahoo.se", "yahoo.co.in", "yahoo.co.nz", "yahoo.co.uk", "yahoo.com.ar", "yahoo.com.au",
    "yahoo.com.br", "yahoo.com.mx", "ymail.com", "myyahoo.com", "rocketmail.com", "cox.net",
)  # fmt: skip
_AOL = (
    "aol.com", "aol.de", "aol.es", "aol.fr", "aol.it", "aol.se", "aol.co.nz", "aol.co.uk",
    "aol.com.au", "aol.com.br", "aim.com", "netscape.net", "compuserve.com",
)  # fmt: skip
_GMX_NET = ("gmx.net", "gmx.de", "gmx.at", "gmx.ch", "gmx.eu", "gmx.org", "gmx.info", "gmx.biz")
_GMX_COM = ("gmx.com", "gmx.us", "gmx.co.uk", "gmx.es", "gmx.fr", "gmx.ie", "gmx.it", "gmx.pt")
_POSTEO = (
    "posteo.de", "posteo.at", "posteo.be", "posteo.ca", "posteo.ch", "posteo.co.uk", "posteo.com",
    "posteo.dk", "posteo.es", "posteo.eu", "posteo.ie", "posteo.it", "posteo.lu", "posteo.me",
    "posteo.net", "posteo.nl", "posteo.no", "posteo.org", "posteo.pl", "posteo.se", "posteo.uk",
    "posteo.us",
)  # fmt: skip
_ATT = ("att.net", "sbcglobal.net", "bellsouth.net", "pacbell.net", "ameritech.net", "swbell.net")
_KPN = ("kpnmail.nl", "kpnplanet.nl", "planet.nl", "hetnet.nl", "telfort.nl", "xs4all.nl")
_TUTA = ("tuta.com", "tuta.io", "tutamail.com", "tutanota.com", "tutanota.de", "keemail.me")
_TELSTRA = ("bigpond.com", "bigpond.net.au", "bigpond.net", "telstra.com")

PROVIDERS = (
    # Worldwide
    Provider("Gmail", ("gmail.com", "googlemail.com"), "smtp.gmail.com", login="app-password"),
    Provider("Outlook.com", _MICROSOFT, "", login="none"),
    Provider("Yahoo", _YAHOO, "smtp.mail.yahoo.com", login="app-password"),
    Provider("AOL", _AOL, "smtp.aol.com", login="app-password"),
    Provider(
        "iCloud", ("icloud.com", "me.com", "mac.com"), "smtp.mail.me.com", 587, "app-password"
    ),
    Provider("Proton Mail", ("proton.me", "protonmail.com", "pm.me"), "", login="none"),
    Provider("Tuta", _TUTA, "", login="none"),
    Provider("Fastmail", ("fastmail.com", "fastmail.fm"), "smtp.fastmail.com", 465, "app-password"),
    Provider("Zoho Mail", ("zoho.com", "zohomail.com"), "smtp.zoho.com"),
    Provider("mail.com", ("mail.com", "email.com", "post.com"), "smtp.mail.com", switched_on=True),
    Provider("GMX", _GMX_COM, "mail.gmx.com", switched_on=True),
    # France
    Provider("Orange", ("orange.fr", "wanadoo.fr"), "smtp.orange.fr"),
    Provider("Free", ("free.fr",), "smtp.free.fr", user="local-part"),
    Provider("SFR", ("sfr.fr",), "smtp.sfr.fr"),
    Provider("La Poste", ("laposte.net",), "smtp.laposte.net"),
    Provider("Bouygues Telecom", ("bbox.fr",), "smtp.bbox.fr"),
    Provider("Mailo", ("mailo.com", "netcourrier.com", "netc.fr"), "mail.mailo.com"),
    # United Kingdom
    Provider("BT", ("btinternet.com", "btopenworld.com"), "mail.btinternet.com"),
    Provider("Virgin Media", ("virginmedia.com",), "smtp.virginmedia.com"),
    Provider("Virgin Media (ntlworld)", ("ntlworld.com",), "smtp.ntlworld.com"),
    Provider("TalkTalk", ("talktalk.net",), "smtp.talktalk.net", 587),
    # Germany, Switzerland
    Provider("GMX", _GMX_NET, "mail.gmx.net", switched_on=True),
    Provider("WEB.DE", ("web.de",), "smtp.web.de", user="local-part", switched_on=True),
    Provider(
        "Telekom", ("t-online.de", "magenta.de"), "securesmtp.t-online.de", login="app-password"
    ),
    Provider("freenet", ("freenet.de",), "mx.freenet.de", switched_on=True),
    Provider("Posteo", _POSTEO, "posteo.de"),
    Provider("mailbox.org", ("mailbox.org",), "smtp.mailbox.org"),
    Provider("Bluewin", ("bluewin.ch",), "smtpauths.bluewin.ch"),
    Provider("Infomaniak", ("ik.me",), "mail.infomaniak.com"),
    # Elsewhere in Europe
    Provider("KPN", _KPN, "smtp.kpnmail.nl"),
    Provider("Ziggo", ("ziggo.nl",), "smtp.ziggo.nl", 587),
    Provider("Libero", ("libero.it",), "smtp.libero.it"),
    Provider("Seznam", ("seznam.cz", "email.cz", "post.cz"), "smtp.seznam.cz"),
    Provider("o2 Poczta", ("o2.pl", "go2.pl", "tlen.pl"), "poczta.o2.pl", user="local-part"),
    Provider("WP Poczta", ("wp.pl",), "smtp.wp.pl"),
    Provider(
        "Yandex", ("yandex.com", "yandex.ru", "ya.ru"), "smtp.yandex.com", login="app-password"
    ),
    # America, Asia, Australia
    Provider("Comcast", ("comcast.net",), "smtp.comcast.net", switched_on=True),
    Provider("AT&T", _ATT, "smtp.mail.att.net", login="app-password"),
    Provider("Bell", ("bell.net", "sympatico.ca"), "smtphm.sympatico.ca", 587),
    Provider("Telstra", _TELSTRA, "smtp.telstra.com"),
    Provider("Naver", ("naver.com",), "smtp.naver.com", switched_on=True),
    Provider("QQ Mail", ("qq.com", "foxmail.com"), "smtp.qq.com", login="app-password"),
)


def provider_for(address: str) -> Provider | None:
    """The provider of an address, None for one that isn't listed.

    Raises InvalidInput where it can't be an address.
    """
    domain = ascii_domain(check_address(address).rpartition("@")[2]).lower()
    return next((one for one in PROVIDERS if domain in one.domains), None)
