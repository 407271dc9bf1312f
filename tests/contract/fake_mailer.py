"""A mailer for tests of what uses one: it sends nothing and keeps the contract of the real one."""

from __future__ import annotations

from dataclasses import dataclass, field

from plaint.domain.mail_address import ascii_address
from plaint.errors import ChannelFailed, DeliveryUnknown
from plaint.wording import say


@dataclass
class FakeMailer:
    """`refuses` maps an address to what a server would say of it; letters to `loses` are taken,
    and then the connection breaks."""

    refuses: dict[str, str] = field(default_factory=dict)
    loses: set[str] = field(default_factory=set)
    taken: list[tuple[bytes, str, str]] = field(default_factory=list)

    def send(self, mail: bytes, sender: str, to: str) -> None:
        sender, to = ascii_address(sender), ascii_address(to)
        if to in self.refuses:
            said = self.refuses[to]
            raise ChannelFailed(say("The server refused {address}: {said}", address=to, said=said))
        self.taken.append((mail, sender, to))
        if to in self.loses:
            raise DeliveryUnknown(say("The connection was lost: it may have gone out."))
