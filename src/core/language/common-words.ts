/**
 * Common English words, most of them function words and everyday verbs and nouns: never a misspelling of a
 * knowledge base's word, and never Korean typed on an English keyboard.
 */
const WORDS = `a about above access account across act action active actually add address after afternoon again against age ago agree
agreement ahead aid air all allow almost alone along already also although always am amount an and animal another answer any anybody anyone
anything anyway apart app appear application apply april are area around arrive art as aside ask assist at august aunt autumn available
average avoid away baby back bad bag balance ball bank bar base basic be bear beat beautiful became because become bed been before began
begin behind being believe below benefit benefits beside best better between big bill bird birth birthday bit black block blood blue board boat
body book boot born borrow both bottom box boy branch brand bread break bright bring broke broken brother brought build building bus business busy but
buy by call called came can cancel cannot capital car card care carry case cash catch cause center central certain certificate chance change charge
charges chat cheap check child children choose city claim class clean clear click close closed coat code coffee cold collect college color come
comes comma common company compare complete computer concern condition confirm connect consider contact contain continue contract control cook cool copy
corner correct cost could count country couple course court cover create credit cross cup current currently customer cut daily dance dark data date
daughter day days dead deal dear death december decide deep degree delay delete deliver department depend describe detail details did die differ different
dinner direct director discount do doctor document documents does dog doing done door dose double down download draft draw dream dress drink drive
drop dry due during duty each ear early earn earth east easy eat edge effect eight either electric eleven else email employ employee employees empty end
enemy engine english enjoy enough enter entire equal error especially even evening event ever every everybody everyone everything exactly example except
exchange exist expect expensive experience explain extra eye face fact factory fair fall family famous far farm fast father favor fear february fee feel
fees feet fell felt few field fifteen fifth fifty fight figure file fill final finally find fine finger finish fire firm first fish fit five fix flat
floor fly follow following food foot for force foreign forget form former forty forward found four free fresh friday friend friends from front fruit full
fun fund funding funds funny further future game garden gas gate gave general get gets getting girl give given gives giving glad glass go god goes going gold
gone good got government grant grants great green grew ground group grow guess guide gun guy hair half hall hand happen happy hard has hat have having he head
health hear heard heart heat heavy held hello help her here hers herself hi high hill him himself his hit hold hole holiday home hope horse hospital hot
hotel hour hours house how however huge human hundred hungry hurry hurt husband i ice id idea if ill image important in inch include income increase indeed
industry info information inside instead insurance interest internet into invest is island issue it item its itself january job join july jump june just keep
kept key kid kill kind king kitchen knew know known korea korean lady lake land language large last late later laugh law lay lead learn least leave led left leg
legal lend less let letter level license lie life lift light like likely limit line link list listen little live living loan loans local location lock long look
lose loss lost lot lots loud love low luck lunch machine made mail main major make makes making man manage manager many map march mark market married match
material matter may maybe me meal mean means meant measure meat medical meet meeting member men mention message met method middle might mile milk million mind
mine minister ministry minute minutes miss mix mobile model modern moment monday money month monthly months moon more morning most mother mountain mouth move
movie much music must my myself name near nearly neck need needed needs neither network never new news next nice night nine no nobody noise none noon nor
normal north nose not note nothing notice november now nowhere number numbers object october of off offer office often oh oil ok okay old on once one ones online
only onto open opening operate opinion or order other others ought our ours out outside over own owner page paid pain pair paper parent park part partner party
pass password past pay paying payment payments pen people per percent perhaps period person phone photo pick picture piece place plan plane plans plant play
please plus pocket point police policy poor position possible post pound power practice prefer prepare present president press pretty price print private problem
process produce product profit program project promise proof property protect provide public pull purpose push put quality quarter question quick quickly quiet
quit quite race radio rain raise ran rate rates rather reach read ready real really reason receive received recent record red reduce refund refuse region regular
remain remember remind remove rent repair repeat reply report request require required requirements rest result return rice rich ride right ring rise river
road role room round rule rules run safe said sale same sand sat saturday save saw say says scale school science score sea search season seat second section
see seem seen sell send sense sent september serve service services set seven several shall shape share she ship shirt shoe shop short should show shut sick side
sign signed similar simple since sing single sir sister sit site six sixty size skill sky sleep slow small smart smell smile snow so social soft software sold
some somebody someone something sometimes somewhere son song soon sorry sort sound south space speak special speed spell spend spoke sport spring square staff
stage stand standard star start state station status stay step still stock stone stop store storm story straight strange street strong student study stuff subject
submit such sudden sugar suit summer sun sunday support sure surprise sweet swim system table take taken takes talk tall tax taxes taxi teach team tell ten term
terms test than thank thanks that the their them then there these they thick thin thing things think third thirty this those though thought thousand three through
throw thursday thus ticket till time times tiny tired title to today together told tomorrow tonight too took tool top total touch toward town track trade
traffic train travel tree trip trouble true trust truth try tuesday turn tv twelve twenty twice two type uncle under understand union unit until up upon us use
used useful user using usual usually valid value various very via view village visit voice wait walk wall want war warm was wash watch water way we wear weather
web website wednesday week weekend weekly weeks weight welcome well went were west wet what whatever when whenever where whether which while white who whole whom
whose why wide wife will win wind window winter wish with within without woman women wonder wood word words work worker workers working world worry worse worst
worth would write writing wrong year yearly years yellow yes yesterday yet you young your yours yourself zero`;

export const COMMON_ENGLISH: ReadonlySet<string> = new Set(WORDS.split(/\s+/));
