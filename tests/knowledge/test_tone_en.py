"""The English word lists, category by category: what is found.

Every sentence is written for this test. The braces hold what must be found.
"""

from __future__ import annotations

import re

import pytest

from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon

FOUND = {
    "insult": """
{You idiots} lost my bag
{You are a bunch of idiots}
{you guys are morons}
{What a bunch of clowns}
Your staff {are incompetent idiots}
The agent {was a complete moron}
You {suck}
Your airline {sucks}
northstar {sucks}
Northstar Air {SUCKS}
U guys {suck so bad}
this company {sucks}
{You are all useless}
{You're pathetic}
{Screw you guys}
{Go to hell}
{Kiss my ass}
Your driver {is an arsehole}
{Absolute muppets}
{You absolute numpties}, it's the wrong size
{Bellends}, the lot of you
{What a shower of wankers}
{Useless bunch of tossers}
{Some prick} at the desk laughed at me
That {idiot} at gate 4 sent us away
your {incompetent} agents can't read
Your {idiotic} system locked me out
{Are you people stupid}?
{How dumb are you people}?
{Are you on drugs}?
{Run by monkeys}
{You must be morons}
{I hate you}
I {despise} this company
{Drop dead}
{Shut up and} refund me
{Shut up}!
{Up yours}
{Scumbags}
{you pigs}
{you're a joke}
{you people are a disgrace}
Your {stupid} app crashed
{dumbass} company
{gobshites} the lot of them
{Eejits}
{Learn to read}
{Get stuffed}
your {clueless} staff
{lazy incompetent} drivers
{brain dead} employees
#{idiots} #{clowns}
#{NorthstarSucks}
{You muppets}
{You clowns} cancelled again
{They are a bunch of jokers}
Your agents {are retarded}
{What an asshat}
{such assholes}
Your manager {is a jerk}
you people are the worst {kind of scum}
Your {rude and ignorant} staff laughed
The guy at the desk was {a jerk}
{pathetic excuse for an} airline
{pathetic excuse of a} company
your company {is garbage}
{You people make me sick}
{incompetent fools}
{bloody idiots}
{y'all are dumb}
yall {suck}
{y'all some clowns}
ur staff {r idiots}
{u r idiots}
What a {joke of a} company
You're a {joke of an} airline
{Clowns} run this airline
Staff so {stupid} they lost it twice
The gate agent {was a bitch}
{son of a bitch}
{a**holes}
{a$$holes}
{@ssholes}
{assh0les}
{d*ckheads}
{c*nts}
{tw*t}
{rot in hell}
{burn in hell}
{money grabbing company}
{how do you sleep at night}
{hypocrites}
{greedy} company
greedy corporate {bastards}
that {idiot} girl at the till
Did you hire {trained monkeys}?
your customer service agents are {a bunch of lying morons}
why are your agents so {dumb}
I've never dealt with {such idiots}
never met such {incompetent} people
The {stupidity} of your staff amazes me
the {incompetent twats} at your depot
{you utter cretins}
{you lazy gits}
{lazy sods}
{lazy buggers}
{jobsworth}
Your driver {is a lazy git}
the wee {bawbag} at the counter
what {a plonker} your engineer is
that {muppet} you sent
sent {a right numpty}
{you bunch of amateurs}
{Bunch of jokers} the lot of you
{Jokers}
{Clowns}
{shambolic clowns}
circus {run by clowns}
{do you have brains}
{use your brain}
{are you brain dead}
{how thick can you be}
honestly {how stupid do you have to be}
you people {have no brain}
worst people ever, {you're evil}
{You're scum}
{scum} company
{utter scum}
{corporate scum}
{You are the worst human beings}
{heartless bastards}
{greedy bastards}
tight-fisted {bastards}
{bastards}
{you bastards}
{you sods}
you {suck balls}
{suck my d}***
{eat a d!ck}
{kiss my a**}
{shove it up your a**}
{shove your voucher where the sun don't shine}
{stick your points up your arse}
{go f yourself}
{f off}
{eff off}
{get lost}
{get bent}
your company {sucks big time}
it {sucks} that you charge for this
airline {sucks}
your wifi {sucks}
customer service {suckssss}
{SUCKS}
{you stink}
@northstar {sucks}
@northstar you {suck}
Why does @northstar {suck so much}?
you {suuuuck}
u {suck}
#fail #{yousuck}
#{youreidiots}
{hate you guys}
{I hate you} northstar
{damn you}
{jackass} agent
{ass hat}
{asshat}
{a-holes}
{d-bag}
{douche}
{prick}
{such a dick}
{naff off}
{screw you}
{go to h***}
Your agent {is a stupid cow}.
{Y'all must be stupid}.
{These vultures} charged me twice.
Your manager {was a spoiled little brat}.
A company {full of clowns}.
""",
    "profanity": """
What {the hell} is going on
{wtf}
{WTF} is wrong with you
This is {bullshit}
This is {BS}
{Total bs}
what a {crock of shit}
The sound is {shit}
{shitty} service
{crappy} wifi
{fucking hell}
The {fucking} door
{F*** you}
{f**k this}
{f*ck}
{fck this}
{f-ing} useless
{f'ing} useless
{effing} useless
{my ass}
{pain in the ass}
{half-assed} repair
I'm {pissed off}
{pissed} at you
{pissing me off}
{piss off}
{for fuck's sake}
{ffs}
{damn} phone
{Damn it}
{goddamn} thing
{bloody} useless
{bloody hell}
{bollocks}
{sod off}
{bugger off}
{arse about face}
what {the f}
what {the actual f}
what {the f@#$}
what {the f$%&}
{s h i t}
{f u c k}
{fuuuuck}
{shiiit}
{sh1t}
{sh!t}
{$hit}
{5hit}
{piece of shit}
{piece of crap}
{POS phone}? {this pos phone}
you {fucked up}
they {screwed me over}
{don't give a shit}
{don't give a damn}
who {gives a crap}
{no fucks given}
{shitshow}
{clusterfuck}
{cluster f**k}
screw this {shit}
get your {shit} together
full of {shit}
{holy crap}
{bitch}
{fkn} useless
{fcuking}
{mofos}
{dafuq}
{wtaf} is this
this is {such crap}
Your service is {ass}
{your ass better} refund me
lmfao {wtf}
{bullsh*t}
{bulls**t}
{bullsh!t}
{b*llshit}
{bull$hit}
{b*tch}
{cr*p}
{sh*tty}
{sh***y}
{f**ked up}
{f'd up}
{Absolute shower of sh*te}
{go f*** yourselves}
your app is {sh*t} and so are you
this is {some bullshit}
{bullsh*t} excuses
I {call BS}
what {kind of bs} is this
{dammit} answer me
{wth}
{WTH} guys
{wtf} is going on with your site
{wtf}?!
{WTF} northstar
what a {load of crap}
{load of bollocks}
{utter bollocks}
{crap} service
{crap}
your broadband is {crap}
{absolute crap}
{cr@p}
my internet is {crapping out} again
the internet keeps {crapping out}
{shit} service
this {shit} is ridiculous
fix your {shit}
get your {sh*t} together
get your {s***} together
full of {s***}
{sh!tty}
{Holy sh*t}
{no sh*t}
{oh sh*t}
{for f***s sake}
{for f's sake}
{ffs} northstar
{omfg}
{stfu}
{jfc}
{fucking} useless
{f'n} useless
{friggin} useless
{f***ing}
{f---ing}
{f#cking}
{fuk u}
{fuk this}
{fuckkk}
{fucccck}
{phuck you}
what {the fcuk}
{pissed}
so {pissed} right now
I'm {p*ssed off}
{pi$$ed}
royally {pissed off}
{piss poor} service
{took the piss}
{taking the p*ss}
{arse}
can't {be arsed}
{couldn't give a toss}
{don't give a flying f}
{don't give a f***}
{don't give a rat's ass}
{half assed}
dumb {ass}
smart {ass} agent
{dickish}
{son of a b}****
{b!tch}
{bitchy} agent
{bloody} awful
{bloody hell} guys
{bugger all} help
{sod all} response
{cocked up}
{cock up}
{balls up}
{screwed me over}
{fubar}
what {in the hell}
who {the hell} do you think you are
why {the hell}
how {the hell}
{hell's bells}
what {the h}
{a bunch of bull}
that's {bull}
Your router {sucks ass} and you know it.
Please {unfuck} my account.
{Freaking hell}, again.
""",
    "threat": """
{I will kill you}
{I know where you live}
{I'm going to find you}
{watch your back}
{I'll burn your shop} down
{I will smash your windows}
{you're dead}
{you deserve to be shot}
I {hope you all die}
I {hope your plane crashes}
{hope you get cancer}
{I will make your life hell}
{I'm coming for you}
{Someone should punch you}
{I swear I'll kill somebody}
{I could strangle your agent}
{You'll pay for this}
{I want to punch the agent} in the face
{I'm gonna slap that agent}
{you better watch out}
{kill yourself}
{I'll wait for you outside}
I {hope your company burns}
{Someone's going to get punched}
{I'm gonna kill your manager}.
{I swear to god I will strangle someone}.
{I would love to punch your driver}.
{We will beat you up}.
{I'll slash your tyres}.
{I am going to smash the shop windows}.
{I will come down there and trash your office}.
{I'll throw it through your window}.
{I will set fire to your} depot.
{I'll make you suffer}.
{I will break your legs}.
I'll {knock your teeth out}.
I could {wring your neck}.
{I will hack your website}.
{I know where your kids go} to school, and where your family lives.
{I know what you look like}.
{I'm going to track you down}.
{I'll find out where you live}.
{I will come to your house}.
{I'll be waiting for you after work}.
{I will follow you home}.
{I'll pay you a little visit}.
{You can't hide}.
{Sleep with one eye open}.
{You are a dead man}.
{Your days are numbered}.
{You'll get what's coming} to you.
{Somebody ought to slap you}.
Your staff deserve a good slap, {they deserve a kicking}.
{You should all be hanged}.
I {hope your kids get cancer}.
I {hope you get hit by a bus}.
I {wish you were all dead}.
{Go die}.
{Go jump off a bridge}.
{There will be blood}.
{I'll bring my shotgun}.
Come near my house again and {I'll shoot you}.
{I will end you}.
{I know where your depot is and I'll be waiting}.
Your driver had {better watch his back}.
""",
    "ultimatum": """
{fix it or else}
Refund me {or else}!
Refund me {or I'll blast you on Twitter}
Refund me {or I will tell everyone I know}
Give me my money back {or I go viral}
Answer {or I'll post this everywhere}
Fix this {or you will regret it}
{You will regret this}
{I will make you regret this}
{You'll be sorry}
{This is your last warning}
If you don't fix this {I'm going to blast you all over social media}
If I don't hear back {I will leave bad reviews everywhere}
{I'm about to put you on blast}
{I will ruin your reputation}
{I will make sure nobody ever flies with you}
{I will expose you}
{You have been warned}
{Don't make me come down there}
Pay up {or I'll go to the press}
Sort it out {or I'm going to the papers}
Do it now {or the whole world will know}
{You messed with the wrong customer}
{I have 50k followers and} I'm not afraid to use them
{I'll have your job}
{I'll get you fired}
{I'll drag you on TikTok}
{going to blast you}
{Sort this out or else}.
{You better fix this now or else}!
{Put it right today or else}.
Pay me {or you'll be sorry}.
Refund me {or you are finished}.
Send it {or I will plaster this all over Facebook}.
Call me {or I'm going to leave one star everywhere}.
Answer {or I'll tweet about it to the whole world}.
{Otherwise I will destroy your reputation}.
Pay {or this goes public}.
Reply {or this video goes viral}.
Refund me {or face the consequences}.
Pay up {or there will be hell to pay}.
Fix it {or else I'll make your life hell}.
Do it, {or so help me God}.
Fix it {before I go viral}.
Answer {before I expose you}.
Unless you pay, {I'll tell everyone on Twitter}.
If you ignore me again {I will make you regret it}.
{I won't ask again}.
{I'm warning you}.
{Consider this a warning}.
{Don't test me}.
{You don't know who I am}.
{Do you know who I am}?
{You have no idea who you are dealing with}.
{You picked the wrong customer}.
{The gloves are off}.
{Heads will roll}.
{I'll put you on blast}.
{I will make this go viral}.
{I'll drag your name through the mud online}.
{I will bring your company to its knees}.
{I'll have your manager fired}.
{I will be your worst nightmare}.
{I will name and shame you}.
{We will take you down}.
{You'll wish you had never met me}.
{I have 20 thousand followers}.
Give me the refund {or my 80k followers will hear about it}.
""",
    "sarcasm": """
{Thanks for losing} our luggage, guys.
{thanks a lot for ruining} our honeymoon
{Thank you so much for making} me miss my connection.
{Thank you Northstar Air for leaving} us stranded in the rain
{Thanks for} the three hour delay
{Thanks for} another delay, {just what we needed}.
{thanks for nothing}!
{Thnx for absolutely nothing}
{Great job} losing my suitcase again
{Nice work, you} broke my screen while fixing it
Nice job guys, really {nice job} delaying every train this week
{Well done for} sending me the wrong kettle twice
{Way to} ruin a birthday
{Way to go, you cancelled} my order again
{Wow, way to} treat loyal customers
{Congratulations on} being the worst bank in Britain
{Bravo on} losing two parcels in one week
{Love} how you charge extra for a seat that doesn't recline
{I just love} sitting on the tarmac for two hours
{Gotta love} when your bank locks you out on a Sunday
{Don't you just love} being on hold for an hour
{Loving} the two hour wait for a callback
{Nothing like} a four hour delay to start a holiday
{Nothing like} being ignored by support
{Oh great, another} outage
{Great, another} cancelled flight
{Awesome, now} my flight is delayed again
{Oh joy, the} website is down.
{Yay, another} delay
{So glad I paid} extra for priority and still waited in line
{I hope you're happy}.
{Hope you're proud of yourselves}
{Slow clap} for the whole team
{Keep up the good work}, losing every parcel
{Surprise surprise}, no one called back
{What a surprise}, still no refund
{Oh yeah right}.
{Real classy}, Northstar.
{Stay classy}
{How convenient}.
{Gee, thanks} for the help
{Newsflash}: customers want their parcels
{Which genius} designed this form?
{You geniuses} sent it to Leeds, Alabama
{Whenever you feel like it}, an answer would be nice
{Sorry to interrupt your nap}, but where is my order?
{God forbid you actually answer} the phone
{Thanks to} you I missed my sister's wedding
{Thanks to your brilliant service you have lost a customer}
{I can't wait to} spend another night on the airport floor
Your service is great, {said no one ever}
Best airline ever #{sarcasm}
Fantastic service #{not}
{Heckuva job} losing that bag
{Thanks for wasting} four hours of my life
{Thanks for} not calling me back
{Thank you for ignoring} all my emails
{Cheers for cancelling} my train without a word
{Thanks for keeping} us waiting on the runway for an hour
{thank you for} your incompetence
{Thanks for} the terrible customer service
{Thanks for} the lost bag!
{Nice of you to} cancel my flight without telling me
{How kind of you to} lose my deposit
{the award for worst} service goes to you
A {masterclass in how not to} treat people
{Oh well that's just great}.
{love} waiting on hold for 45 minutes
{thanks for breaking} my guitar
{Thanks for charging} me twice
{Thanks for hanging up} on me
{thanks for your total} lack of help
Another night in the airport. Living the dream #{sarcasm}
{Congrats, you} managed to lose my bag twice
{great job you} lost it again
{Thanks again for} your rude staff
{Really appreciate} being hung up on
{Glad to know} my time means nothing to you
{Good to know} you don't care about your customers
{Nice to see that} you care so little
{What a great way to start our vacation, stuck} at the gate
{Fabulous start to our honeymoon, bags lost}
{Great way to} treat your customers
{Thanks for making} our delayed flight even worse
{Funny how you} can charge me in seconds but refund me in weeks
{Must be nice to} take people's money and do nothing
thanks for the warm welcome to your call centre, 90 mins on hold and counting #{thanksfornothing}
{Thank you Northstar for ruining} our Christmas.
{Thanks to} Northstar I'm missing my best friend's wedding
{Thanks so much for} the delayed flight
{thanks for having} us sit on the plane for 2 hours
{Thanks for} forgetting my bags in Denver
{thanks for making} this the worst trip ever
{great service as usual, two hours late}
Another cancelled flight. {Shocker}.
{what a shock}, late again
{Color me surprised}
{Nice customer service, hanging} up on people
{Nice way to} treat a loyal customer
{great way to} lose customers
{Great way to} ruin a vacation
{Good way to} lose a loyal customer
{Love the way you} treat your customers
{love} being stuck in Newark
{Loved} sitting in a broken seat for nine hours
{I love} paying for wifi that never works
{I love} it when my flight gets cancelled
{Don't you love} it when they lose your luggage?
{You gotta love} delays
{Awesome work on the} overbooking
{Kudos to your team for} losing our stroller
{Hats off to you for} wrecking our plans
{Congrats on} your worst week yet
{Congratulations, you} just lost another customer
{Congratulations on} losing a loyal customer
{Way to} drop the ball
{way to} screw up my holiday
{way to go Northstar, you lost} my bag
{Stay classy} Northstar
{Very professional to} hang up on a customer
{Just what I needed}, another cancelled flight
{nothing like} sitting at the gate for hours
{Sure, take your time}, I only have a wedding to attend
No no, {I love} standing in line
{who needs sleep anyway}
Because {who doesn't love a 6 hour} layover
{it's not like I} had somewhere to be
{Not like I} needed my suitcase or anything
{Super excited to} spend the night at the airport
{So excited for} my third delay of the day
{Can't wait to} see what you lose next
{Can't wait to} be on hold again
{I can't wait for} my next delay
{happy to} sit here for three more hours
{Enjoying my third hour on the tarmac}
{enjoying the view from the runway} for two hours
{Having a great time waiting on hold}
{Fun times at gate} 12
{Good times sitting on the tarmac}
{Oh wonderful, the} flight is cancelled again
{Oh look, another} delay
{oh look another} apology
{Well isn't that special}
{Well that's just perfect}
{That's just great}, thanks Northstar
ha {thanks for nothing}
{Cheers Northstar, another} train cancelled
{cheers for} the cold pizza
Top {marks for losing} my order
10/{10 for making me wait}
5 {stars for incompetence}
Gold {star for the rudest} agent
and {the award for worst} airline goes to Northstar
{Medal for the slowest} service
{You sure know how to} make customers feel valued
{You guys really know how to ruin} a trip
{Impressive how you} can lose a bag twice
{Impressive that you} managed to lose it twice
{amazing how they} can't answer a phone
{Amazing how fast you} take my money
{Funny how your} phone lines are always busy
{funny that you} never answer
{How thoughtful of you to} delay us
{Well that was helpful}
{great help you are}
{Big help you were}
a {lot of help you are}
{fat lot of good} that did
{Fat lot of use} you are
{Lot of good that does} me
{Always a pleasure being on hold} for an hour
{Always nice to be ignored}
{always a joy to be ignored}
{Nice to know} I'm valued
{Good to know} my business isn't valued
{I feel so valued}
such {amazing service that nobody} picks up
Is anyone actually working today or {are you all napping}?
{Earth to} Northstar, hello?
{My 5 year old could run this airline better}
{A toddler could do better}
{A monkey could do a better} job
{my dog could do a better} job
{Heaven forbid someone picks} up the phone
{sure, because that} makes sense
{great strategy, ignoring} your customers
{nice strategy of ignoring} people
{solid plan, ignoring} me
Ten years of loyalty and {this is the thanks I get}
{So kind of you to} leave me waiting.
{Congrats on hitting a} new low.
Ring again? Sure, {because I have nothing better to do}.
""",
    "accusation": """
{You lied to me}
{You are liars}
{You're all liars and thieves}
{Liars}!
{Thieves}!
{You thieves}!
Your agent {lied}
they {lied to me} about the fee
I was {lied to}
I've been {lied to} three times
stop {lying}
you keep {lying}
{lying} company
{pack of lies}
full of {lies}
that's {a lie}
this is {a lie}
You {stole} my money
you are {stealing} from me
{stealing} people's money
Northstar {stole} my deposit
{They are thieves}
Northstar {are thieves}
{crooks}
{bunch of crooks}
This {is a scam}
{What a scam}
it's {a scam}
Northstar {is a scam}
{scam artists}
{scammers}
You {scammed} me
you are {scamming} people
They are {scamming} customers
{total rip off}
what {a ripoff}
{ripping people off}
You {ripped me off}
{This is daylight robbery}
{highway robbery}
{robbing} us blind
This is {theft}
this {is fraud}
{you are frauds}
{fraudulent} company
{con artists}
{cheats}
You {cheated} me
I have been {cheated} by this company
{bait and switch}
{dishonest} company
Your company {is dishonest}
{crooked} bank
{corrupt} company
You {deceived} me
they {tricked} me into signing
{deliberately} misled
you just want to {steal} our money
{loan sharks}
{snake oil}
you {defrauded} me
{extortion}
This {is extortion}
{preying} on poor people
{taking advantage of old} people
false promises and {lies}
{you people are criminals}
{legalized theft}
{lip service}
{All you care about is money}
{they're crooks}
Pleasure doing business with {you, thieves}
{You liars}.
{You are a liar}.
You {are lying} again.
Your manager {is a liar}.
Your staff {are all liars}.
They are {lying} to their customers.
You {lie} to people.
{Another lie} from your team.
It is all {lies}.
Nothing but {lies}.
{Lies}, {lies}, {lies}.
You were caught in {a lie}.
He {lied straight to my face}.
Your bank {stole} my savings.
You just want to {rob} people.
You {robbed} me.
You {conned} me.
You {swindled} my mother.
Northstar {scams} people.
Northstar {lied to me}.
Northstar {lied} again.
Northstar {are scammers}.
You {run a scam}.
{It's daylight robbery}.
That's {extortion}.
A bunch of {con artists}.
Corporate {thieves}.
{Crooked} company.
{The lying} agent hung up.
{Your thieving} driver took it.
You {cheat} your customers.
You {deliberately} misled me.
You did it {on purpose}.
You acted {in bad faith}.
Your firm {is fraudulent}.
This firm {is a fraud}.
#{Scam}
#{thieves}
You {rip off} your customers.
{Ripping us off} again.
You {tricked} me.
You {prey} on old people.
Stop {stealing} our money.
{You people are gangsters}.
You're nothing but {loan sharks}.
You {falsified} my records.
They are deliberately {fabricating} debts.
Your business model {is fraud}.
Your {dishonest} tactics.
""",
    "harassment": """
that {fat cow at} the desk
Tell {that ugly hag} to answer
{learn to speak English}
{Go back to your own country}
your agent has the {IQ of a} potato
{she was an old bag}
your {fat} driver
{fire her}
{that stupid woman} at the desk
some {bimbo} at reception
{thick as two short planks}
{senile old fool} at the counter
not a {brain cell between} them
Your {blonde bimbo}
{too stupid to} read a label
{that bloody foreigner}
That {silly old cow hung} up.
The {fat pig at} the desk.
{That stupid woman} told me no.
{Some dumb blonde} answered.
Your {ugly} receptionist.
Your {illiterate} agent.
She is {senile}.
He is {mentally} ill, obviously.
{Speak English you} lot.
Your agent {can't even speak English}.
{Send her back to India}.
{Bloody foreigners}.
{That dumb guy} at the till.
{Get a real job}.
{Get a life}.
He has the {brains of a} goldfish.
Not the {sharpest tool in the} shed.
{Dumb as a box of rocks}.
The {lights are on but} nobody is home.
{Little Hitler} at the gate.
She {needs to get laid}.
It must be {her time of the month}.
An {inbred} at the counter.
{Village idiot} on the phone.
{Minimum wage monkey}.
{I want her fired}.
{Sack your useless driver}.
He is {unhinged}.
{Women drivers}.
It sounds {like she can barely read}.
The {fat guy} at the desk.
""",
    "shouting": """
{WHERE IS MY BAG}
{I WANT MY MONEY BACK}
{THIS IS UNACCEPTABLE}
Late again{!!!}
Why is it late{?!?!}
{WORST SERVICE EVER}
{NEVER FLYING WITH YOU AGAIN}
please {FIX YOUR WEBSITE NOW}
{ANSWER YOUR PHONE}
{GIVE ME A REFUND}
{FLIGHT CANCELLED AGAIN}
my flight was cancelled {AND NO ONE TOLD ME}
{STOP CHARGING MY CARD}
{FIX THE APP}
{CALL ME BACK}
{REFUND MY MONEY}
{HELP ME PLEASE}
{THIRD TIME THIS WEEK}
{STUCK ON THE PLANE}
{HORRIBLE CUSTOMER SERVICE}
{LOST MY LUGGAGE}
{NOT HAPPY WITH THIS}
{DO NOT BUY}
{BOYCOTT THIS COMPANY}
{I HAVE BEEN WAITING FOR THREE HOURS}
why is {NOBODY ANSWERING THE PHONE}
{THIS IS RIDICULOUS, ANSWER ME}
No reply{ !!!!}
Late{ ! ! !}
{YOU LOST IT. FIND IT. NOW}.
{I DO NOT HAVE IT}
{WE ARE SO TIRED OF THIS}
{GIVE IT BACK}
I paid {AND I WANT IT}.
{WHERE ARE YOU}
{THIS PHONE IS RUBBISH}
""",
}  # fmt: skip


@pytest.mark.parametrize(
    ("category", "line"),
    [(category, line) for category, text in FOUND.items() for line in text.strip().splitlines()],
)
def test_finds(category: str, line: str) -> None:
    found = [(f.category, f.text) for f in find_tone(re.sub("[{}]", "", line), lexicon("en"))]
    assert found == [(category, span) for span in re.findall(r"\{(.+?)\}", line)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Your agent was contemptuous.", "The manager is so smug and rude.", "He was surly.",
        "The gate agents were too busy flirting to answer.", "Fire him!",
    ],
)  # fmt: skip
def test_a_judgement_of_a_person_asks_for_the_fact(sentence: str) -> None:
    (finding,) = find_tone(sentence, lexicon("en"))
    assert (finding.severity, finding.asks, finding.suggestion) == ("warn", True, "")
    assert str(finding.why) == "That judges a person; what did they say or do, and when?"


@pytest.mark.parametrize(
    "sentence",
    [
        "Your arrogant agent hung up on me.", "The smug manager laughed.",
        "I met an obnoxious clerk who put me on hold.",
    ],
)  # fmt: skip
def test_a_judgement_beside_its_fact_may_go(sentence: str) -> None:
    (finding,) = find_tone(sentence, lexicon("en"))
    assert (finding.severity, finding.asks, finding.suggestion) == ("warn", False, "")


@pytest.mark.parametrize("sentence", ["It is 💩.", "🤬", "They stole my money.", "What a rip-off."])
def test_what_may_be_right_or_mild_is_only_warned_about(sentence: str) -> None:
    (finding,) = find_tone(sentence, lexicon("en"))
    assert finding.severity == "warn"
