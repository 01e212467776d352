"""The words of the Word samples, in the markup that ``build_word.py`` describes. All parties are invented."""

SOUND = """
title: Strategic Alliance Agreement

This Strategic Alliance Agreement (this "**Agreement**") is made on March 3, 2025 (the "**Effective Date**") between
Larkfield Analytics, Inc., a Maine corporation with its principal office at 410 Wharf Street, Portland, Maine
("**Larkfield**"), and Penrose Hale Advisory LLP, an Illinois limited liability partnership with its principal office
at 77 West Adams Place, Chicago, Illinois ("**Penrose**"). Larkfield and Penrose are each a "**Party**" and together
the "**Parties**".

== Background

@ Larkfield licenses demand-forecasting software to food distributors. Penrose advises food distributors on purchasing
and on the running of their warehouses.

@ The Parties wish to offer the software and the advice as one service, so that each reaches customers whom it could
not serve alone, beginning with a three-year program in five Great Lakes states.

The Parties therefore agree as follows:

# Definitions

## In this Agreement:

def: "**Account Party**" means, for each Customer, the Party that clause {@account} makes responsible for that
Customer.

def: "**Alliance**" means the cooperation of the Parties under this Agreement.

def: "**Committee**" means the alliance committee established by clause {@committee}.

def: "**Confidential Information**" means all non-public information that one Party discloses to the other in
connection with the Alliance, including its customer lists, prices, software and methods, but not information that is
or becomes public without breach, that the recipient already held or develops independently, or that it lawfully
receives from a third party.

def: "**Customer**" means a food distributor in the Territory that orders the Joint Offering.

def: "**Joint Materials**" means the training guides, templates and reports that the Parties create together for the
Joint Offering.

def: "**Joint Offering**" means the service described in {@services}, which combines Larkfield's forecasting software
with Penrose's advice.

def: "**Net Revenue**" means the sums received from Customers for the Joint Offering, less sales taxes and refunds.

def: "**Territory**" means Illinois, Indiana, Michigan, Ohio and Wisconsin.

# Purpose and relationship

## **Purpose.** The purpose of the Alliance is to market, sell and deliver the Joint Offering to food distributors in
the Territory.

## **Independent parties.** The Parties are independent contractors. Nothing in this Agreement creates a partnership,
joint venture, agency or employment relationship between them, and neither Party may bind the other or hold itself out
as able to do so.

## **Capability.** Each Party represents and warrants to the other that it has full authority to enter into this
Agreement, that it has the staff, licenses and experience needed to perform its obligations, and that what it supplies
for the Joint Offering does not infringe the rights of any third party.

# What each Party does

## {#larkfield} Larkfield shall:

### configure its forecasting software for each Customer within twenty (20) days after the Customer's order is
accepted;

### host and maintain the software, and answer Customers' technical questions, at the service levels in {@services};
and

### make two engineers available to the Alliance for at least eight days in each month.

## {#penrose} Penrose shall:

### deliver a written assessment of each Customer's purchasing and warehouse operations within thirty (30) days after
the Customer's order is accepted;

### train each Customer's staff before the software goes live; and

### make two consultants available to the Alliance for at least eight days in each month.

## {#budget} **Joint marketing.** Each Party shall contribute $50,000 a year to a joint marketing budget. The Parties
shall present the Joint Offering together at one trade show in each calendar quarter.

## **Standard of work.** Each Party shall perform its services in a professional and workmanlike manner, with suitably
qualified staff, and to the service levels in {@services}.

## **Subcontractors.** A Party may engage a subcontractor for its part of the work only with the other Party's prior
written consent. It remains responsible for that work, and it shall pay its subcontractors and suppliers when their
invoices fall due.

# Exclusivity and competition

## **Exclusive in the Territory.** The Alliance is exclusive in the Territory. During the Term neither Party shall,
alone or with any third party, market or sell to food distributors in the Territory a service that competes with the
Joint Offering.

## **Freedom elsewhere.** Outside the Territory, and in every field other than the Joint Offering, each Party remains
free to do business with anyone, including competitors of the other Party.

# Customers

## {#account} **Account Party.** The Party that first introduces a Customer is the Account Party for that Customer.
The Committee shall record the Account Party of each Customer before the Customer's order is accepted.

## **Ownership of the account.** The Account Party owns the Customer's account. It signs the contract with the
Customer, is the Customer's single point of contact, and is responsible for all communication with the Customer other
than the technical questions that Larkfield answers under clause {@larkfield}.

## **Protection of customers.** Each Party keeps the customers that it had before the Effective Date. During the Term
and for twelve (12) months afterwards, neither Party shall solicit the customers of the other Party for services that
compete with that Party's own, or use the other Party's customer lists for any purpose other than the Alliance.

# Money

## **Prices.** The Joint Offering is sold at the prices in {@prices}.

## {#share} **Shares.** Net Revenue from each Customer is divided sixty percent (60%) to Larkfield and forty percent
(40%) to Penrose.

## **Collection.** The Account Party shall invoice the Customer monthly and shall receive all payments from the
Customer. The Account Party shall pay the other Party its share of Net Revenue within fifteen (15) days after the end
of the month in which the Customer's payment is received.

## **Statements and audit.** With each payment the Account Party shall send the other Party a statement of the amounts
invoiced to and received from each Customer. Each Party shall keep complete records of these amounts for three years,
and the other Party may audit them once in each calendar year on ten (10) business days' written notice.

## **Costs.** The Parties share the joint marketing budget of clause {@budget} equally. Each Party bears all its other
costs and expenses of the Alliance.

# Management of the Alliance

## **Alliance managers.** Larkfield appoints its Vice President of Partnerships, and Penrose appoints its Partner for
Distribution Clients, as its alliance manager. Each alliance manager is accountable for that Party's performance of
this Agreement. A Party may replace its alliance manager by written notice to the other.

## {#committee} **Committee.** The Parties hereby establish an alliance committee of two alliance managers and one
further member from each Party. The Committee manages the Alliance. It shall meet once a month, in person or by video,
to review sales, delivery and Customers' complaints.

## {#decisions} **Decisions.** Each Party has one vote in the Committee. Prices, the use of the joint marketing budget
and joint publicity require the unanimous decision of the Committee. Larkfield has the final say on its software, and
Penrose on the methods of its advice.

## **Deadlock.** If the Committee cannot agree on a matter within ten (10) business days, either Party may refer it to
the chief executive of Larkfield and the managing partner of Penrose, who shall meet within ten (10) business days. If
they do not agree within a further ten (10) business days, the existing arrangement stands, and either Party may
withdraw from the Alliance on sixty (60) days' written notice.

## {#targets} **Targets.** The Parties shall together achieve at least six accepted orders and $900,000 of Net Revenue
in each year of the Term.

# Names and publicity

## Each Party grants the other a limited, royalty-free right to use its name and logo during the Term to promote the
Joint Offering, in accordance with the owner's written brand guidelines.

## Neither Party shall issue a press release about the Alliance without the prior written approval of the other Party,
which shall answer within five (5) business days.

# Compliance and conduct

## Each Party shall comply with all laws and regulations that apply to its performance of this Agreement, including
those on data protection and the prevention of bribery, and with its own written code of conduct, a copy of which it
has given to the other Party.

# Intellectual property

## **What each Party brings.** Each Party retains all right, title and interest in the software, methods, trademarks
and other intellectual property that it owned before the Effective Date or develops outside the Alliance. Improvements
to Larkfield's software belong to Larkfield, and improvements to Penrose's methods belong to Penrose, whoever makes
them.

## **What the Parties create together.** The Parties own the Joint Materials jointly, in equal shares. Each Party may
use the Joint Materials in its own business, during and after the Term, without accounting to the other.

# Confidentiality

## {#secrecy} Each Party shall keep the other Party's Confidential Information confidential, use it only for the
purposes of the Alliance, and disclose it only to those of its employees and advisers who need to know it and are
bound to protect it.

## The obligations in clause {@secrecy} continue for five (5) years after the end of this Agreement.

# Liability

## {#indemnity} **Indemnity.** Each Party shall indemnify the other Party against all losses and costs arising from
third-party claims to the extent that they result from its negligence, its breach of this Agreement, or the
infringement of intellectual property rights by what it supplies.

## {#cap} **Limits.** Neither Party is liable to the other for indirect or consequential damages. The total liability
of each Party under this Agreement shall not exceed the greater of $250,000 and its share of Net Revenue for the
preceding twelve (12) months. These limits do not apply to clause {@indemnity} or to a breach of clause {@secrecy}.

## **Breach.** A Party that breaches this Agreement shall compensate the other Party for the loss that the breach
causes, within the limits of clause {@cap}.

# Term and termination

## **Term.** This Agreement begins on the Effective Date and continues for three (3) years (with any renewal, the
"**Term**"). It renews for successive periods of one year unless either Party gives the other notice of non-renewal at
least ninety (90) days before the period ends.

## {#ends} Either Party may terminate this Agreement by written notice to the other:

### if the other Party commits a material breach and does not cure it within thirty (30) days after written notice of
the breach;

### if the other Party becomes insolvent or makes an assignment for the benefit of its creditors;

### if a target in clause {@targets} is missed, within sixty (60) days after the end of that year; or

### without cause, on ninety (90) days' notice given at any time after the first anniversary of the Effective Date.

# What happens at the end

## {#progress} **Work in progress.** The Parties shall complete every Customer order that was accepted before this
Agreement ends, on the terms of this Agreement. The Account Party takes over all open leads that it introduced. Within
ten (10) business days after notice of termination, the alliance managers shall prepare a written plan for the
transition of each Customer.

## **Sums still due.** All sums that accrued before the end remain payable. The Account Party shall continue to pay
the other Party its share under clause {@share} of Net Revenue that is received after the end for orders accepted
before it.

## **Materials.** Within thirty (30) days after the end, each Party shall return or destroy the other Party's
Confidential Information, customer lists and materials. The rights to use the other Party's name and logo end when the
orders in clause {@progress} are complete.

# Disputes

## {#negotiation} **Negotiation.** The alliance managers shall meet within ten (10) business days after either Party
gives written notice of a dispute, and shall try to resolve it by negotiation.

## {#mediation} **Mediation.** If the dispute is not resolved within thirty (30) days after that notice, either Party
may refer it to mediation in Chicago, Illinois, before a mediator whom the Parties appoint or, if they have not done
so within ten (10) days, whom the American Arbitration Association appoints.

## **Governing law.** This Agreement is governed by the laws of the State of Illinois, without regard to its rules on
conflicts of law.

## **Forum.** The state and federal courts located in Cook County, Illinois have exclusive jurisdiction over any
dispute that is not resolved under clauses {@negotiation} and {@mediation}.

# General

## **Amendment.** This Agreement may be amended only in writing, signed by both Parties. The Committee shall review
its terms once a year.

## **Assignment.** Neither Party may assign this Agreement without the prior written consent of the other Party,
except to the successor to its entire business.

## **Notices.** Notices under this Agreement shall be in writing and sent by courier to the address given above, for
the attention of the alliance manager.

## **Whole agreement.** This Agreement, with its Schedules, is the entire agreement of the Parties on its subject. It
may be signed in counterparts.

== Signatures

sign: Larkfield Analytics, Inc. | Imogen Tarrant | Chief Executive Officer

sign: Penrose Hale Advisory LLP | Desmond Achterberg | Managing Partner

schedule: {#services} – Services and service levels

The Joint Offering consists of the following services, each supplied by the Party named, at the service level given.

| Service | Supplied by | Service level |
| Demand forecasts for each product line | Larkfield | Forecasts updated every night; 99.5% availability in each month |
| Technical support | Larkfield | First answer within four business hours |
| Assessment of purchasing and warehouse operations | Penrose | Written report within 30 days after acceptance of the order |
| Training of the Customer's staff | Penrose | Two days on site before the software goes live |
| Quarterly review with the Customer | Both Parties | Once in each calendar quarter |

schedule: {#prices} – Prices

Prices are in United States dollars and exclude sales taxes. They apply to every order accepted during the first year
of the Term and rise by three percent (3%) on each anniversary of the Effective Date, unless the Committee decides
otherwise.

| Item | Unit | Price |
| Assessment and set-up | One time, for each warehouse | $18,500 |
| Forecasting service | Each month, for each warehouse | $2,400 |
| Training | Each day on site | $1,950 |
"""

CARELESS = """
title: Strategic Alliance Agreement

This Strategic Alliance Agreement (the "**Agreement**") is entered into as of ____________, 2025 (the "**Start
Date**") by and between Tallgrass Creative LLC, a Colorado limited liability company with offices at 2210 Larimer Row,
Denver, Colorado ("**Tallgrass**"), and Meridian Peak Software, Inc., a Delaware corporation with offices at 8 Foundry
Lane, Boulder, Colorado ("**Meridian**").

== Recitals

@ Tallgrass has many years of experience in designing brands and websites for young consumer-goods companies.

@ Meridian has built a leading platform for online stores and is experienced in running it for its merchants.

@ Each party meets companies that need what the other offers, and the parties wish to reach new clients by presenting
the two services as one package.

NOW, THEREFORE, the parties agree as follows:

# Definitions

## In this Agreement, the following terms have the meanings given below.

def: "**Client**" means any company that buys Launchpad.

def: "**Confidential Information**" means the source code, technical documentation, product plans and pricing of
Meridian, in whatever form they are disclosed.

def: "**Launchpad**" means the package of services listed in {@package}.

def: "**Platform**" means Meridian's software for online stores, with all updates and extensions.

# The alliance

## The parties are strategic partners. They will work together in good faith to promote and sell Launchpad and will
support each other in doing so.

## For each Client, Tallgrass will:

### design the Client's brand, including its name, logo and packaging;

### design the pages of the Client's online store; and

### prepare the texts and photographs for the opening of the store.

## For each Client, Meridian will set up an online store on the Platform, build into it the designs that the parties
have developed, and host it.

## {#timely} Each party will carry out its part of the work in a timely manner. Tallgrass will assign a designer, and
Meridian will assign a developer, to each project.

## Either party may use freelancers and other subcontractors for its part of the work.

## Dana Whitlock, the studio director of Tallgrass, will coordinate the alliance and will keep Meridian informed of
the state of each project from time to time.

# Exclusivity

## {#exclusive} During the term of this Agreement, Tallgrass shall not offer, recommend or design pages for any other
platform for online stores.

## Nothing in this Agreement prevents Meridian from working with other design studios, whether or not they compete
with Tallgrass.

# Clients

## Every Client is a client of Tallgrass and a client of Meridian, and the parties jointly own the relationship with
each Client.

## The parties will seek to exceed the expectations of every Client.

# Fees

## {#fees} The price of Launchpad and each party's share of it shall be mutually agreed by the parties for each
Client.

## Amounts due under this Agreement shall be paid within [-thirty (30)-][+sixty (60)+] days after the Client has paid
for the work in question.

# Marketing

## The parties will promote Launchpad under both of their names, on their websites and on social media.

## Meridian may use the name and logo of Tallgrass, and pictures of its work, in Meridian's advertising during and
after the term of this Agreement.

# Intellectual property

## Meridian owns and keeps all right, title and interest in the Platform, including every improvement to it that is
suggested by Tallgrass or by a Client. No license to the Platform is granted except as a Client's own terms of use
provide.

# Confidentiality

## Tallgrass shall hold the Confidential Information in strict confidence, shall not disclose it to any third party,
and shall use it only to perform this Agreement. This obligation survives for three (3) years after this Agreement
ends.

# Responsibility

## Tallgrass shall indemnify, defend and hold harmless Meridian and its officers from all claims and expenses,
including reasonable attorneys' fees, that arise from the designs, texts and photographs that Tallgrass supplies.

## In no event shall Meridian be liable for lost profits or for any indirect, special or consequential damages. The
Platform is provided "as is".

# Term

## This Agreement begins on the Start Date and continues for two (2) years.

## Meridian may terminate this Agreement at any time on ten (10) days' notice, and immediately if Tallgrass breaches
any of its obligations under Section {@timely} or Section {@exclusive}.

# Disputes and governing law

## The parties will try to resolve any disagreement amicably.

## This Agreement shall be governed by the laws of the State of Colorado.

# General

## Tallgrass may not assign this Agreement without the prior written consent of Meridian. Meridian may assign this
Agreement freely.

## Notices shall be given in writing to the addresses stated above and take effect on receipt.

## If any provision of this Agreement is held invalid, the remaining provisions stay in force. This Agreement may be
signed in counterparts.

IN WITNESS WHEREOF, the parties have signed this Agreement as of the Start Date.

sign: Tallgrass Creative LLC | Rosalind Quillon | Managing Member

sign: Meridian Peak Software, Inc. | Everett Nakagawa-Byrne | Chief Executive Officer

schedule: {#package} – The Launchpad package

The parties offer Launchpad in the sizes below. The prices shall be settled under Section {@fees}.

| Size | Tallgrass supplies | Meridian supplies | Price to the Client |
| Starter | Logo, packaging for one product, five pages | Store for up to 50 products | [insert price] |
| Growth | Logo, packaging for five products, twelve pages | Store for up to 500 products | [insert price] |
| Flagship | Full brand book, unlimited pages for one year | Store of any size, with the goods of the old store moved in | TBD |
"""
