import { stemEnglish } from './english-stem.js';

/**
 * Common English words, with the best-known names and places: never a misspelling of a knowledge base's word, and
 * never Korean typed on an English keyboard.
 */
const WORDS = `a about above abroad absence absolute access accident according account accurate acquire across act action active actor actress actually add address
admit adult advance advantage advice afford afraid after afternoon again against age agency agenda agent ago agree agreement ahead aid aim air airline
airplane airport alarm album alcohol alert alex alive all allow almost alone along already also although always am amazon amendment america american
among amongst amount an ancient and andrew android angle angry animal ankle anna annex announce annual another answer anthony anxious any anybody
anymore anyone anything anytime anyway apart apartment apologize app appear appendix apple applicant application applications apply appointment
approve apps april arbitration architect are area argue arizona arm army around arrange arrest arrival arrive arrow art article artist as ashamed asia
asian aside ask asleep assist assume at ate atm attack attempt attend attention attorney attract audience audit auditor august aunt australia author
auto autumn available average avoid awake award aware away awesome awful baby back bad badly bag bake baker bakery balance ball ban band bank bar bare
bark barn barry base basic basket bath bathroom battery battle bay be beach bean bear beard beast beat beautiful beauty became because become bed
bedroom beef been beer before began begin behind being believe bell belong below belt ben bench bend beneath benefit benefits berlin berry beside
besides best bet better betty between beyond big bike bilateral bill bind bird birth birthday bit bitcoin bite bitter black blame blank blanket blend
bless blind block blog blood blow blue board boat bob body boil bold bomb bond bone bonus book boot bore boring born borrow borrower boss boston both
bother bottle bottom bought bowl box boy brad brain brake branch brand brave brazil bread break breakfast breath breathe breeze brian brick bride
brief bright bring britain british bro broad broke broken bronze brother brought brown browser brush bucket buddy budget bug build building built bulb
bunch burn burnt burst bus busan bush business busy but butter button buy buyer by bye cabin cable cage cake calculate calendar california call called
calm came camera camp campaign can canada canadian cancel candle candy cannot cap cape capital car carbon card care careful cargo carl carol carpet
carrot carry cart case cash cast castle cat catch category cattle caught cause cave ceiling celebrate cell center central cents cereal certain
certificate certification certified chain chair chalk challenge champion chance change chapter character charge charges charles chart chase chat cheap
cheat check cheek cheer cheers cheese chef chemical chess chest chew chicago chicken chief child children china chinese chip chocolate choice choose
chop chose chosen chris christine chuck church cigarette cinema circle citizen city civil claim clap class classic clause clay clean clear clerk
clever click client cliff climate climb clinic clock close closed cloth clothes cloud club clue clung coach coal coast coat code coffee coin cold
collar collateral colleague collect college color column comb combine come comedy comes comfort comma commit committee common community companion
company compare compete complain complete complex computer concern concerning concert conclude condition conduct conference confident confirm confuse
congress connect consider contact contain container content contest continue contract contractor control convince cook cookie cool copper copy
copyright cord core corn corner corporate correct cost cotton couch cough could council count counter country couple coupon course court cousin cover
cow cracked craft crash crazy cream create creature credit creditor crept crew crime crisis critic crop cross crowd cruel cruise crush cry crypto
culture cup cure curious currency current currently curtain curve customer customs cut cyber cycle dad daily dallas damage damp dance danger dangerous
daniel dare dark dash data database date daughter dave david day days dead deadline deadlines deaf deal dealer dealt dean dear death debate debit debt
decade december decent decide declare decline decorate deduct deduction deep deer defeat defend define definite degree delay delete delicious delight
deliver demand dentist denver deny department depend deposit depth describe desert deserve design desire desk desktop desperate despite dessert
destroy detail details determine develop device devil dialect diamond diary dictionary did die diet differ different dig digital dine dinner direct
director dirt dirty disappear disaster discount discover discuss disease dish dismiss display dispute distance district disturb dive divide divorce do
doctor document documents does dog doing dollar dollars domain domestic donald donate done donut door dose double doubt doug down download downtown
dozen draft drag drama drank draw drawer drawing drawn dream dress drew drill drink drive driven driver drop drove drug drum drunk dry dubai duck dude
due dull dumb dunno during dust duties duty each eager ear early earn earth earthquake ease east eastern easy eat eaten ed edge editor educate edward
effect effort egg egypt eight eighth eighty either elect electric electricity elegant element elevator eleven eleventh eligibility eligible elizabeth
else email emails emergency emily emma emotion emperor employ employee employees empty encourage end enemy energy engage engine engineer england
english enjoy enormous enough ensure enter entertain entire entrance entrepreneur envelope environment episode equal equation equipment equity eric
error escape especially essay essential establish estate estimate eur euro europe european euros even evening event ever every everybody everyone
everything everywhere evidence evil exactly exam examine example excellent except exchange excited exciting excuse executive exempt exemption exercise
exhaust exhibit exist existing exit expand expect expensive experience expert expire explain explore export exporter expose express extend extension
extent extra extreme eye fabric face facebook fact factor factory fade fail failed failure fair fake fall fame family famous fan fancy fantastic far
fare farm farmer fashion fast fat fate father fault favor fear feature february fed federal fee feel fees feet fell fellow felt female fence festival
fever few fiction field fifteen fifth fifty fight figure file fill film filter final finally finance find fine finger finish fire firm first fish
fishing fit five fix flag flame flash flat flavor fled flesh flew flight float flood floor florida flour flow flower flown flu fluid flush fly foam
focus fold folk folks follow following fond food fool foot football for forbade force forecast foreign forest forever forgave forget forgot forgotten
fork form former forth fortune forty forward fought found foundation founder four france frank fraud free freedom freeze freight french fresh friday
fridge friend friendly friends fright frog from front froze frozen fruit fry fuel full fun function fund funding funds funny furniture further
furthermore future gain gallery gallon game gap garage garden garlic gary gas gate gather gave gay gbp gear gender gene general generate generation
gentle genuine george german germany get gets getting ghost giant gift girl give given gives giving glad glance glass global glory glove glue gmail go
goal goat god goes going gold golf gone gonna good goodbye google got gotta gotten government gown grab grace grade gradually grain grand grandfather
grandma grandmother grandpa grant grants grape graph grass grateful grave gray grease great greece green greet greg grew grey grill grip grocery gross
ground group grow grown guarantee guaranteed guard guess guest guide guilty guitar gun guy guys gym habit haha hair half hall ham hammer hand handle
hang happen happiness happy harbor hard hardly harm harry harvest has haste hat hate have having hawaii he head heal health healthy hear heard heart
heat heaven heavy height held helen hell hello help helpful hen hence henry her herb here hero hers herself hesitate hey hi hid hidden hide high
highest highlight highway hike hill him himself hint hire his history hit hiya hmm hobby hold hole holiday holy home homework honest honey honor hook
hope horn horrible horse hospital host hot hotel hour hours house household housing houston how howdy however hug huge human humor hundred hundredth
hung hungry hunt hurry hurt husband hybrid hydro i ice id idea ideal identify identity idle if ignore ill illegal illness image imagine immediate
impact import important importer impossible impress improve in incentive inch incident include including income incorrect increase increased indeed
india indian indicate individual industry ineligible info inform information ingredient injury inner innocent input insect insert inside insist
install instance instant instead instruct instrument insurance intelligent intend interest internet interview into introduce invent inventory invest
invite invoice involve iphone iran ireland irish iron irregular is island israel issue it italian italy itch item its itself jack jacket jacob jail
jake jam jamaican james jane january japan japanese jar jason jaw jazz jean jeans jeff jennifer jessica jewel jewelry jim job joe john join joint joke
jon jonathan jose joseph josh journal journey joy judge juice july jump june jungle junior jury just justice karen kate katie keen keep keith kelly
ken kept kevin key keyboard kick kid kidney kids kill kilometer kim kind kinda king kiss kit kitchen knee knew knife knight knock knot know knowledge
known korea korean krw label labor lack ladder lady laid lake lamp land lane language laptop large larry laser last late later laugh laura law lawn
lawsuit lawyer lay layer lazy lead leader leaf league lean learn least leather leave lecture led left leg legal legend lemon lend lender length lent
less lesson let letter level liberty library licence license licensed lid lie lieu life lift light lightning like likely limb limit linda line link
lion lip liquid lisa list listen lit liter literature little live liver living loaf loan loans lobby local location lock logic login logistics logout
lol london lonely long look loop loose lord los lose loss lost lot lots lottery loud lounge love lovely lover low lower lowest loyal lucas luck lucky
luggage luke lump lunar lunch lung luxury lyrics machine mad madam made madrid magazine magic magnet maid mail main mainly maintain major majority
make makes making male mall man manage manager mango manner manual manufacturer manufacturing many map march margin maria marine mark marker market
marriage married martin mary mask mass massive master mastercard match mate material math mathematics matt matter matthew may maybe mayor me meal mean
meaning means meant meanwhile measure meat media mediation medical medicine medium meet meeting melt member membership memorandum memory men mental
mention menu mercy mere merge merit mess message met metal meter method mexican mexico miami michael michelle middle midnight might mike mild mile
military milk million mind mine mineral minister ministry minor mint minus minute minutes miracle mirror misery miss mission mistake mistaken mix
mixture mobile mode model moderate modern modest moisture mom moment monday money monitor monkey month monthly months mood moon moral more moreover
morning mortgage moscow mosque mosquito most mother motion motor mountain mouse mouth move movie much mud muddy multilateral multiple murder muscle
museum mushroom music must mutual my myself mystery nah nail naked name nancy narrow nation national native natural nature naughty navy near nearly
neat necessary neck need needed needle needs negative neighbor neighborhood neither nerve nervous nest netflix network neutral never new news next
nice nick nicole night nine ninety ninth no noble nobody nod noise none noodle noon nope nor normal north northern norway nose not notary note
notebook nothing notice notify novel november now nowadays nowhere nuclear number numbers nurse nut oak obey object observe obtain obvious occasion
occupy occur ocean october odd of off offend offer office official offline often oh oil ok okay old olive omg on once one ones onion online only onto
oops open opening opera operate opinion opponent oppose opposite option or orange orbit order ordinary oregon organ organic organize origin original
oscar other others otherwise ought our ours out outcome outdoor output outside oven over overall owe owed owing own owner pace pack package pad page
paid pain painful paint painter pair palace pale palm pan panic pant pants paper parade parcel pardon parent paris park parking part participate
particular partner party pass passage passenger passion passive passport password past pasta paste pat patent path patience patient patrick pattern
paul pause pay payable paying payment payments paypal payroll peace peach peak peanut pear pearl peculiar pen penalty pencil penny pension people
pepper per percent perfect perform perfume perhaps period permanent permit person personal pet peter petrol pharmacy phase phil philippines phone
photo phrase physical piano pick picture piece pig pile pill pillow pilot pin pine pink pipe pit pizza place plan plane planet plans plant plastic
plate platform play pleasant please pleasure plenty plot pls plug plus plz pocket podcast poem poet point poison poland pole police policy polish
polite political politics poll pollution pool poor pop popular population pork port portion portrait portugal pose position positive possess
possibility possible post postpone pot potato potential pound pounds pour poverty powder power powerful practice praise pray precious predict prefer
pregnant prepare presence present preserve president press pressure pretend pretty prevent previous price pride priest primary prince princess
principal principle print priority prison prisoner private prize problem process produce product professional professor profile profit program
progress project prominent promise prompt proof proper property proportion proposal propose protect protest proud prove proved provide public pull
pump punch punish pupil purchase pure purple purpose purse push put puzzle qualified qualify quality quarter queen quest question queue quick quickly
quiet quit quite quote rabbit race rachel racket radio rail railway rain raise ralph ran random rang range rank rapid rare rate rates rather ratify
raw ray razor reach react read reader ready real realize really rear reason rebate recall receivable receivables receive received recent recipe
recognize recommend record recover red reduce reference reflect refrigerator refund refuse regard regarding region register registered registration
registry regret regular regulate reject relate relation relative relax release reliable relief religion rely remain remark remedy remember remind
remote remove renew renewal rent rental repair repeat replace replay reply report represent reputation request require required requirements rescue
research resemble reservation reserve resident resist resolve resource respect respond response responsible rest restaurant restore restrict result
resume retail retire return reveal revenue reverse review reward rhythm rib ribbon rice rich richard rick ridden ride rifle right ring riot ripe rise
risen risk rival river road roast rob robert robot rock rocket rode roger role roll rome ron roof room root rope rose rotten rough round route routine
row roy royal rub rubber rude rug ruin rule ruler rules rumor run rung rush russia russian rust ryan sacred sacrifice sad saddle safe said sail sailor
sake salad salary sale salmon salt sam same sample samuel san sand sandra sandwich sang sara sarah sat satisfy saturday sauce sausage save savings saw
say says scale scan scar scare scarf scatter scene scent scheme scholar school science scissors scold score scotland scott scratch scream screen screw
script sea sean sear search season seat seattle second secret secretary section secure security see seed seek seem seen seize seldom select self sell
senate send senior sense sensitive sent sentence seoul separate september sequence series serious servant serve service services session set settle
seven seventh seventy several severance severe sew sexual shade shadow shake shall shallow shame shape share shark sharon sharp shave she sheep sheet
shelf shell shelter shield shift shine ship shipping shirt shock shoe shook shoot shop shore short shorts shot should shoulder shout show shower shown
shrank shrimp shuffle shut shy sick side sigh sight sign signatory signed signup silence silent silk silly silver similar simon simple sin since
sincere sing singapore single sink sir sis sister sit site situation six sixty size skate sketch ski skill skin skip skirt sky slave sleep sleepy
sleeve slept slice slid slide slight slim slip slope slow small smart smell smile smoke smooth snack snake snap snow so soap soccer social sock socks
sofa soft software soil solar sold soldier sole solid solution solve some somebody somehow someone something sometime sometimes somewhere son song
soon sore sorry sort sorta sought soul sound soup sour source south southern soy space spain spanish spare spark speak special speed spell spend spent
sphere spice spicy spider spill spin spirit spite splash split spoil spoke spoon sport spot spotify sprang spray spread spring squad square squeeze
stab stable stadium staff stage stain stair stamp stan stand standard star stare start startup state station status stay steady steak steal steam
steel steep steer stem step stephen steve steven stick sticky stiff still sting stir stock stole stomach stone stood stop storage store storm story
stove straight strain strange stranger straw strawberry stream street stress stretch strict strike string strip stroke strong struck structure
struggle stubborn stuck student study stuff stupid style subject submit subsidiary subsidy substance suburb succeed success such suck sudden sue
suffer sufficient sugar suggest suicide suit suitable suite summer sun sunday sung sunk supplier support surcharge sure surface surgeon surgery
surprise surround survey survive susan suspect swam swear sweat sweater sweden sweep sweet swell swept swift swim swing switch sword swore sworn swung
sydney symbol sympathy symptom system table tail tailor taiwan take taken takes talent talk tall tan tank tap tape target tariff task taste taught tax
taxable taxes taxi tea teach teacher team tear technology ted teenager teeth telephone television tell temper temperature temple temporary tempt ten
tend tender tennis tension tent tenth term terms terrible territory terror terry test texas text thailand than thank thanks that the theater theatre
theft their them theme then theory there therefore these thesis they thick thief thigh thin thing things think third thirsty thirty this thomas
thorough those though thought thousand thread threat three threw thrill throat through throughout throw thrown thumb thunder thursday thus thx ticket
tide tie tiger tight tile till tim timber time timer times tin tiny tip tire tired tissue title to toast tobacco today todd toe together toilet tokyo
told tom tomato tomorrow tone tongue tonight tony too took tool tools tooth top topic torch tore torn toss total touch tough tour tourist toward
towards towel tower town toxic toy trace track trade trademark traffic trail train transaction transfer transform translate transport trap trash
travel treasure treat treatment treaty tree tremendous trend trial triangle tribe trick trigger trip troop tropical trouble truck true truly trunk
trust truth try tube tuesday tuna tune tunnel turkey turn tutor tv twelfth twelve twentieth twenty twice twin twist twitter two type typical uber ugh
ugly ukraine ultimate umbrella unable uncle under underground understand understanding understood undo uniform union unique unit unite universe
university unknown unless unlike unlikely until unusual up upgrade upload upon upper upset upstairs urban urge urgent us usage usd use used useful
user username using usual usually utility vacant vacation vaccine vague valid valley value van various vary vast vegas vegetable vehicle vein vendor
venture venue verb verify version versus very vessel veteran via victim victor victory video videos vietnam vietnamese view village violence violent
violin virtual virus visa visible vision visit visitor visual vital vitamin vocabulary voice volume volunteer vote voucher voyage wage wages waist
wait waiter wake walk wall wallet walter wander wanna want war warehouse warm warn warrant was wash washington waste watch water wave wax way we weak
wealth weapon wear weather web website wednesday weed week weekdays weekend weekends weekly weeks weigh weight weird welcome well wendy went wept were
west western wet what whatever wheat wheel when whenever where whereas whereby whether which while whisper whistle white who whoever whole whom whose
why wide wife wifi wild will william win wind window wine wing winner winter wipe wire wisdom wise wish with within without witness woke wolf woman
women won wonder wonderful wood wooden wool word words wore work worker workers working workout workshop world worm worn worry worse worship worst
worth would wound wove wow wrap wrist write writing written wrong wrote yard yeah year yearly years yell yellow yen yep yes yesterday yet yield you
young your yours yourself youth youtube yuan yup zero zip zone zoo zoom
anywhere deliverable depth elsewhere everywhere height however length nowhere whatever whichever whoever width`;

const COMMON_ENGLISH: ReadonlySet<string> = new Set(WORDS.split(/\s+/));

const STEMS: ReadonlySet<string> = new Set([...COMMON_ENGLISH].map(stemEnglish));

/** Whether a word in lower case is a common English word or an inflected form of one. */
export function isCommonEnglish(word: string): boolean {
  return COMMON_ENGLISH.has(word) || STEMS.has(stemEnglish(word));
}
