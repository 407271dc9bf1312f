"""How an English letter reads after it has been calmed: what is put in fits the sentence.

Every sentence is written for this test.
"""

from __future__ import annotations

import pytest

from plaint.domain.tone.calm import calm
from plaint.domain.tone.check import find_tone
from plaint.knowledge.mending import joints
from plaint.knowledge.words import lexicon

CALMED = """
You lied to me. -> What you told me was not correct.
You lied to me about the fee. -> You gave me wrong information about the fee.
Your agent has lied to us. -> Your agent gave us wrong information.
I was lied to. -> I was given wrong information.
They lied about the delay. -> They gave wrong information about the delay.
Stop lying to your customers. -> Stop giving wrong information to your customers.
You keep lying. -> You keep giving wrong information.
It was a pack of lies. -> It was incorrect information.
That is a lie. -> That is incorrect information.
You are a bunch of thieves. -> I do not agree with what you did.
You thieves, give it back! -> I object, give it back!
Give it back, you thieves. -> Give it back, I object.
Your company is dishonest. -> Your company is not to be trusted.
Northstar are crooks. -> Northstar is not to be trusted.
You stole my deposit. -> You took my deposit.
You are stealing from me. -> You are taking from me.
This is a scam. -> This is not what I was promised.
It's a scam. -> It's not what I was promised.
You ripped me off. -> You overcharged me.
You are ripping people off. -> You are overcharging people.
Northstar is a scam. -> Northstar is not what I was promised.
That thieving company kept it. -> That company kept it.
You only pay it lip service. -> You only pay it little attention.
You are a bunch of idiots. -> I expected better.
You idiots lost my bag. -> You lost my bag.
Listen, you idiots, I want my bag. -> Listen, I want my bag.
The agent was a complete moron. -> The agent was unhelpful.
Your idiot driver left it outside. -> Your driver left it outside.
I spoke to a complete moron. -> I spoke to someone unhelpful.
These morons lost my parcel. -> These people lost my parcel.
Some prick at the desk laughed. -> Someone at the desk laughed.
You run a pathetic excuse for an airline. -> You run a poor airline.
Your stupid app crashed again. -> Your app crashed again.
Your incompetent staff lost it. -> Your staff lost it.
Your airline sucks. -> Your airline is poor.
You guys suck so bad. -> You guys have let me down.
I despise this company. -> I am disappointed by this company.
It is late. Go to hell. Call me. -> It is late. Call me.
Are you people stupid? -> Can you explain this?
The stupidity of your staff is a problem. -> The behaviour of your staff is a problem.
What the hell is going on? -> What is going on?
WTF is going on with your site? -> What is going on with your site?
The fucking door fell off. -> The door fell off.
The sound is shit. -> The sound is poor.
This is bullshit. -> This is unfair.
That's bull. -> That's unfair.
Fix your shit. -> Fix your situation.
Get your shit together. -> Get your things together.
The phone keeps crapping out. -> The phone keeps failing.
You fucked up again. -> You made a mistake.
You screwed me over. -> You let me down.
They don't give a shit about us. -> They do not seem to care about us.
I was pissed off. -> I was unhappy.
It is a half-assed repair. -> It is an incomplete repair.
You took the piss. -> You did not take this seriously.
Fix it or else! -> Please put this right!
Refund me by Friday or else. -> Refund me by Friday.
Refund me or I'll blast you on Twitter. -> Refund me.
If you don't answer, I will expose you on TikTok. -> If you don't answer, I will take this further.
You will regret this. -> I look forward to your answer.
I will make you regret this. -> I look forward to your answer.
I'll make sure nobody ever flies with you. -> I would like an answer.
Don't make me come down there. -> I look forward to your answer.
Thanks for losing my bag. -> You lost my bag.
Thanks for nothing. -> I have not had the help I need.
Thanks for making me miss my train. -> You made me miss my train.
Thanks for the three hour delay. -> I am not happy about the three hour delay.
Thanks for your total lack of help. -> I am not happy about the lack of help.
Thanks for not calling me back. -> I am not happy about you not calling me back.
Great job losing my bag again. -> I am not happy about you losing my bag again.
Nice job, you broke my screen. -> You broke my screen.
Congratulations on being the worst bank. -> I am not happy about you being the worst bank.
Nice way to treat a customer. -> I do not like how you treat a customer.
Love how you charge for a broken seat. -> I do not like how you charge for a broken seat.
I just love sitting on the tarmac. -> I am not happy about sitting on the tarmac.
Oh great, another outage. -> Another outage.
Oh joy, the website is down. -> The website is down.
Which genius designed this form? -> Who designed this form?
Surprise surprise, nobody called. -> As I feared, nobody called.
Thanks to you I missed the wedding. -> Because of you I missed the wedding.
How kind of you to lose my deposit. -> You did lose my deposit.
Funny how you never call back. -> You never call back.
I can't wait to spend a night at the airport. -> I expect to spend a night at the airport.
Glad to know my time means nothing to you. -> It seems that my time means nothing to you.
Your arrogant agent hung up on me. -> Your agent hung up on me.
I met an obnoxious clerk who laughed. -> I met a clerk who laughed.
WHERE IS MY BAG? It is late!!! -> Where is my bag? It is late.
it set fire to my jumper, fix it or else! -> it set fire to my jumper, please put this right!
"""


@pytest.mark.parametrize("line", CALMED.strip().splitlines())
def test_calms(line: str) -> None:
    harsh, calmer = line.split(" -> ")
    assert calm(harsh, find_tone(harsh, lexicon("en")), joints("en")).text == calmer
    assert find_tone(calmer, lexicon("en")) == ()
