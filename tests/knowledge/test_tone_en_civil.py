"""Firm, civil English letters, and words that only look harsh: nothing is found.

Every sentence is written for this test.
"""

from __future__ import annotations

import pytest

from plaint.domain.tone.check import find_tone
from plaint.knowledge.words import lexicon

CIVIL = """
How kind of you to cancel the fee, thank you.
Congratulations on your new low fares.
Great service as always, no complaints.
My grandmother is ninety, she can barely read, and your form has no large print.
Passengers should watch their step at the gate.
I know where your office is, I will bring the papers on Monday.
I lost 400 dollars in a Ponzi scheme and ask you to recall the payment.
The office was full of people.
Are your rooms handicapped accessible?
Thank you for your help, and sorry for the delay in replying.
Thanks for the update on the delay.
Thanks for the quick reply and sorry about the wait.
Thank you for fixing my broken screen so quickly.
Thanks for finding my lost bag!
Thank you for cancelling my order as I asked.
Thanks for letting me know about the cancellation.
Thank you for leaving me a voicemail.
Thanks for making it right.
Thank you for making my day.
Thanks for keeping me informed while I waited.
Thank you for not charging me for the second night.
Thanks for nothing but kindness at a hard time.
Great job by the crew after a long delay.
Great job finding my suitcase!
Great service despite the delay.
Good work sorting out the refund.
Nice work fixing the app.
Well done to the whole team.
Well done, you found it.
Way to go is a long one from the station to the hotel.
What is the best way to cancel my order?
There is no way to break the contract early.
It was a nice surprise to get a call back.
Love how quiet the new dishwasher is.
I love that it never needs cleaning.
I love sitting by the window.
I just love the colour, but one leg is broken.
I really enjoyed the stay, although we were two hours late.
Good luck with the new branch.
Congratulations on the opening of your new store.
Kudos to the driver who waited for us.
I am looking forward to your reply.
I am happy now that the refund has come.
I hope you are well.
I hope you enjoy your weekend.
Oh great, thank you!
Great, now it works again, thanks.
Perfect, I got it now.
Yay! My parcel came.
Thanks to your quick reply we caught our flight.
Thanks to you I did not miss the wedding.
How kind of you to call me back.
Nice of you to offer a voucher.
I was surprised that nobody called.
I was not surprised by the bill.
Sure you can send it by post.
Yeah, right seat but wrong coach.
An agent called Genius Bar support for me; my Genius was very kind.
The Genius Bar appointment was cancelled.
Not sure who to ask.
#notimpressed with the new menu
I guess I will have to wait.
I would appreciate a quick answer.
I appreciate that the delay was due to weather.
I appreciate being told early.
Glad to hear that you found the bag.
Good to know that you don't open on Sundays.
It must be nice to work in such a garden.
I'm glad I paid by credit card, as the parcel never came.
I was glad to be on an earlier train.
Terrible service.
Worst airline ever.
This is the worst customer service I have ever had.
Your service is appalling.
Absolutely disgusting food, cold and late.
Rude staff and dirty rooms.
The agent was rude to me.
The waiter was unfriendly and arrogant.
The staff were unhelpful and unprofessional.
It is a disgrace.
Shame on you.
I am disgusted by how I was treated.
This is ridiculous.
This is a joke, right?
I am furious.
I'm so angry and upset.
I will never shop with you again.
I will be taking my business elsewhere.
I am leaving you for another provider after ten years.
Avoid this company.
Don't waste your money.
Useless app, it never loads.
Pathetic service.
The product is rubbish.
The kettle is garbage and went straight in the bin.
It broke after two days; a poor product.
Honestly it's just stupid to close at noon.
It was stupid of me to pay in advance.
I felt like an idiot standing there.
He called me an idiot.
She called my mother a stupid cow.
Your driver told me to f*** off.
Your agent told me to shut up.
The man at the desk told me to go to hell.
I was treated like a criminal.
They treated us like animals.
You made me feel stupid.
I was made to look like a fool.
I'm not an idiot, I read the manual.
I am not stupid.
I must have looked like a complete idiot.
Your agent accused me of lying.
They accused my son of being a thief.
I am not saying that you lied.
I don't think you lied to me, but the information was wrong.
We were not lying.
My card was stolen.
Someone stole my bag at the airport.
My identity was stolen and used to open accounts.
I reported the fraud to your fraud department.
The fraud team blocked my card.
I was the victim of a scam.
I was scammed by a caller who said he was from your bank.
Scammers called me and took £400.
Thieves broke into the locker.
A robber took my phone.
Is this email a scam?
I thought it was a scam.
My bank told me that it was a scam.
Police said this was fraud.
There are two fraudulent charges on my statement.
An unauthorised payment was made.
This is identity theft.
The contract is misleading.
Your advert was misleading and in breach of the Consumer Rights Act 2015.
That is an unfair commercial practice under the 2008 Regulations.
These are deceptive practices under federal law.
The information I was given was false.
I was misinformed about the fee.
You overcharged me by £20.
You took £40 from my account without asking.
You have not paid what you owe me.
You promised to call and you didn't.
You told me one thing and your colleague another.
The parts are lying in your warehouse.
My parcel was lying on the floor.
The dog was lying in the hall.
The remote lies on the table.
The fault lies with you.
I was robbed of my phone on your train.
The shop was robbed that day.
I ripped off the label.
The wind ripped the awning.
The seam ripped after one wash.
It is a bargain, a steal at that price.
I conned nobody.
The con is that it is heavy; the pro is the price.
I cheated death on that ladder.
The phone caught fire and could have killed someone.
The charger could kill a child.
Someone will get hurt on those stairs.
Fix the stairs or someone will get hurt.
I could have been killed.
The blade almost cut my finger off.
The drill nearly broke my arm.
He threatened to hit me.
Your driver threatened to kill my dog.
She said "I know where you live".
The driver shouted: "I'll break your legs!"
I'll shoot you an email tomorrow.
I will destroy the old card as you asked.
I have found the keys; I will get them to you.
I will find them and send them back.
I'm going to kill the contract.
I will come to your shop on Monday.
I know where your shop is.
I know your address; please confirm mine.
The battery died.
The cat died from the heat in the hold.
I am dying to hear from you.
My phone is dead.
The line went dead.
Please send a copy or I will have to order another.
If I do not hear from you by 14 May 2026 I will contact the ombudsman.
If I have no answer by Friday, I shall start a claim in the county court.
Otherwise I will complain to the Financial Ombudsman Service.
Please refund me or I will ask my bank for a chargeback.
I will report this to Trading Standards.
I will take legal action.
My solicitor will write to you.
I will sue you in the small claims court.
I will leave an honest review.
I will share my experience online.
I wrote a review on Trustpilot.
I will tell my friends about your great service.
I have contacted the press office.
I'll post the parcel tomorrow.
I'll post the documents to the address online.
Your posts on Twitter say otherwise.
Please resolve this by 3 May; I will escalate to the regulator if not.
I have to warn you that the cable gets hot.
This is my last complaint.
This is the final reminder I received from you.
I regret having to write again.
You will not regret it.
You will be hearing from my lawyer.
We hope you will be sorry to see us go.
I have 50 followers on my blog, not that it matters.
I have two children waiting for me.
You have until 12 June to reply.
Cash or else by card.
I paid in cash or something else.
The FINAL INVOICE is wrong.
I FINALLY got it!!
Why is my TV not working??
PLEASE help.
My PNR is LHRBA1 and the flight is EX117 to JFK from LHR.
IBM, HP and LG all answered.
ABC DEF GHI is the code on the label.
From: MR JOHN SMITH, 12 HIGH STREET, LEEDS LS1 4AP
I bought the SAMSUNG GALAXY TAB.
The box said "DO NOT BEND".
COMPLAINT ABOUT MY ORDER 12345
RE: MY COMPLAINT OF 3 MAY
WHAT HAPPENED
The FAQ says NO.
I flew LHR to JFK with BA.
The sign reads KEEP OUT.
US Department of JUSTICE, FAIR CREDIT REPORTING ACT, SECTION 611.
Account with BANK OF AMERICA NA and CAPITAL ONE.
I live in USA, NY, NYC.
The USB-C to HDMI cable by UGREEN.
Dick Turpin sold me a Moby Dick edition.
Mr Crook and Ms Moron answered.
I bought a Kick-Ass DVD and a Shih Tzu calendar.
A shiitake risotto, cold.
I live in Scunthorpe, near Cockermouth and Penistone.
Cockpit noise, Essex, Sussex, Middlesex.
My class, the bass guitar, the grass, the assembly.
The assistant assessed the asset.
I passed the massive embassy.
The titanic title of the document.
An analysis of the canal.
Hancock's Half Hour on DVD.
Arsenal shirt, the wrong size.
The manager, Mr Dick, was kind.
Ms Pratt and Mr Twitty.
A Jerk Chicken recipe box came late.
The coach jerked and I fell.
A tart, a fool and a trifle were missing from my order.
I ordered gooseberry fool.
The muppet toy had one eye.
We booked a clown for the party; he never came.
My son's cowboy boots split.
A pack of six clowns (fish) arrived dead.
Two bags of pig feed and one of dog food.
My dog is a retriever.
Your pet food made the monkey ill.
He is a monkey keeper at the zoo.
You are an animal shelter, I believe.
The rat trap doesn't work.
The snake came in a box.
A donkey sanctuary.
The tool is blunt.
You are a tool hire company.
The screw you sent is too long.
Screwed to the wall.
The hose sucks water.
My vacuum no longer sucks.
The fan blows hot air.
The fuse blows.
Bloody nose, a bloody knee.
A Bloody Mary, please.
My hand was bloody from the glass.
The sod was laid badly.
The hell of a hike was fun.
Hellmann's mayonnaise.
A flight from hell.
The dam is near.
Damson jam.
The crapaud.
A crappie fishing rod.
The ass in the stable.
The POS terminal is down.
At the point of sale (POS).
F. Scott, F and G.
Item F is missing.
The temperature is 98 F this morning.
A 3*4 m rug, 5*6 cm.
Card ending **** 1234.
Card ****-****-****-1234.
Price: $$$.
C# and F# books.
e-mail, co-op, x-ray, t-shirt.
The size is s--m? no, m.
We waited ... and waited.
a b c d e f g
My initials are A. S. S.
I sat in seat 5H.
Room 455.
User id b1tcoin99.
I'm deaf and cannot use the phone.
Your stairs are no good for blind people.
She is mentally ill and was left alone.
My father has dementia; he was confused by your agent.
The nurse said he was brain dead.
Nobody at the desk spoke English.
I could not understand the letter; it was in English only.
The old man in front of me got his refund.
An overweight passenger took half of my seat.
The fat content is wrong on the label.
She is a blonde woman of about thirty.
The driver was drunk.
The driver smelled of alcohol.
I want to speak to a manager.
Please train your staff.
Someone should look into this.
Please fire up the server.
I got fired because of your mistake.
The kiln was fired twice.
The gate agents were too busy to help.
Staff were chatting instead of serving.
Life is too short.
Get a life jacket for each seat.
My neighbours are thieves, your own report says so, and yet you left the parcel outside.
Harassing calls every day from your collectors.
They call and harass me every day.
You keep charging me for a service I cancelled.
You refused to refund me.
Your company ignored six letters.
The agent hung up on me.
The agent laughed and walked away.
Nobody cares.
You don't care about customers.
You only offered a voucher.
You sold me a faulty car.
The seller cheated on the mileage, according to the inspection.
It is a lemon.
This is false advertising.
I demand a full refund.
I insist on a refund by Friday.
This is my third and last letter.
I am sick of waiting.
I'm tired of calling.
What a mess.
What a nightmare.
What a shame.
What on earth is going on?
Why on earth did you cancel it?
Are you kidding me?
Seriously?
You must be joking.
Are you even reading these?
Unbelievable!
No response. Again.
Still waiting...
Come on, answer!
How hard can it be to send an email?
Do you take complaints seriously?
Is anyone there?
Hello?!
2 stars: it was fine.
I've had it with your website.
To hell and back: the diary of a delivery (my blog).
It is so damp in the room.
Your rep was great, thanks!
You guys are awesome, thank you!!
You rock!
Best support ever!
Sick beats, love the headphones.
This vacuum is a beast; it kills germs.
The bass on these is insane.
The kids go crazy for it.
It's a killer deal.
I'm mad about this game.
I'd kill for a coffee.
You are dead right.
That's the bomb.
You nailed it.
The chair is wicked.
Great way to travel, and the delay was short.
What a great way to start the day, thank you.
A lovely way to spend a weekend.
Excellent customer service, my lost bag was delivered to my door.
Great service, no waiting at all.
Great help from Sam when our flight was cancelled.
Nothing says Christmas is over like a bill.
I'm excited for my trip on Friday.
I can't wait to see what you launch next.
I can't wait for my parcel.
Thanks to the driver for waiting when I missed the bus.
Thanks to your driver, who waited although we were late.
We had a great time, the wait was short.
We had such a lovely stay.
Enjoying the show.
Always a pleasure to fly with you.
Always nice to be on time.
You really know how to treat your customers!
Impressive how you found my bag.
Amazing how quiet it is.
A good idea to close early on Sundays.
That was very helpful, thank you.
You were a great help.
Take your time, there is no rush.
I feel valued as a customer, thank you.
What a pleasure to deal with Sam.
What a joy this toy is.
Oh look, it works!
It is not like the picture.
The picture was not like I had imagined.
I need another bag, as mine was lost.
It is just what I needed.
Five stars for the driver.
Ten points for being so quick.
My dog could smell it.
A child could choke on it.
A child could have been hurt; a better lock is needed.
My five year old could open the bottle; please find a better cap.
Glad to know you care.
Good to know it is not important.
The plan to close the branch is wrong.
Very kind of you to break the news gently.
Isn't that the same as the first order?
He was so kind, although he had to cancel.
Because that is what the contract says, I ask for a refund.
Thank you for updating my booking to a later flight.
Thank you for turning the heating on.
Sorry for wanting to change the date again, I hope that is possible.
Thank you for the free shipping.
I love losing myself in this book.
What do you call this part?
Oh wait, I found the receipt.
They set a record for sales.
Great company, you have helped me a lot.
I called twice and was cut off.
Is there a... no, never mind.
It is the same as.. before.
The agent said 'you are an idiot' and hung up.
She wrote: ‘We don’t care, you idiots.’
In your letter you call me a "liar".
The note reads "shut up".
I read that "this is a scam" on your own forum.
"Get lost!" he shouted.
They asked me to piss in a cup for the medical.
Your colleague said that I was lying.
Our dog took your courier for a burglar.
The Clown Fish and the Monkey Puzzle arrived dead.
The cap is screwed on too tight.
Your product is a pain in the neck.
The film was called Crooks.
Ms Slaughter, Mr Savage and Mrs Fool signed it.
Please send it to Dr Pratt.
The rip in the offside seam is 3 cm.
I ripped it off the wall.
The robbery took place at your branch.
The scam warning on your page is out of date.
I told my bank about the fraud.
A liar is what he called me.
WHERE TO SEND IT:
WHAT I ASK OF YOU:
1. WHAT WENT WRONG:
Claim for MR A B JONES of 1 HIGH STREET LEEDS.
NHS, DVLA and HMRC have the form.
The BBC and ITV apps run on my LG TV.
I bought the DYSON V11 and a BOSCH drill at IKEA.
"""


@pytest.mark.parametrize("sentence", CIVIL.strip().splitlines())
def test_lets_stand(sentence: str) -> None:
    assert find_tone(sentence, lexicon("en")) == ()
