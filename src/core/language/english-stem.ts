import { stemmer } from 'stemmer';
import { remembering } from './remembering.js';

/** Forms that no rule derives, each after the word that it is a form of. */
const IRREGULAR = `arise:arose,arisen be:am,is,are,was,were,been,being become:became begin:began,begun bite:bit,bitten blow:blew,blown
break:broke,broken bring:brought build:built buy:bought catch:caught child:children choose:chose,chosen come:came deal:dealt
do:does,did,done draw:drew,drawn drink:drank,drunk drive:drove,driven eat:ate,eaten fall:fell,fallen feel:felt fight:fought find:found
fly:flew,flown foot:feet forget:forgot,forgotten freeze:froze,frozen get:got,gotten give:gave,given go:goes,went,gone grow:grew,grown
have:has,had hear:heard hide:hid,hidden hold:held keep:kept know:knew,known lead:led leave:left lend:lent lose:lost make:made man:men
mean:meant meet:met mouse:mice pay:paid person:people ride:rode,ridden rise:rose,risen run:ran say:said,says see:saw,seen seek:sought sell:sold
send:sent shake:shook,shaken shoot:shot show:shown sing:sang,sung sink:sank,sunk sit:sat sleep:slept speak:spoke,spoken spend:spent stand:stood
steal:stole,stolen swim:swam,swum take:took,taken teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown tooth:teeth
understand:understood wake:woke,woken wear:wore,worn win:won woman:women write:wrote,written
center:centre,centres program:programme,programmes theater:theatre,theatres labor:labour favor:favour favorite:favourite color:colour
license:licence,licences check:cheque,cheques catalog:catalogue gray:grey fulfill:fulfil enroll:enrol inquire:enquire inquiry:enquiry,enquiries`;

const BASE: ReadonlyMap<string, string> = new Map(
  IRREGULAR.split(/\s+/).flatMap((line) => {
    const [base, forms] = line.split(':') as [string, string];
    return forms.split(',').map((form) => [form, base] as const);
  }),
);

/** British spelling of the suffix in `organisation`, `subsidise`. */
const BRITISH = /(?<=[a-z]{4})is(?=(e|es|ed|ing|ation|ations)$)/u;

/**
 * The stem of an English word in lower case: irregular and British forms by table, the rest by Porter's algorithm
 * (Program 14(3), 1980).
 */
export const stemEnglish = remembering((word) => {
  const base = BASE.get(word) ?? word;
  return base.length < 3 ? base : stemmer(base.replace(BRITISH, 'iz'));
});
