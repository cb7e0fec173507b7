/** The fields that records are about, by the words that people use for them; the first is how they are named. */
import type { Field } from '../knowledge-base.js';

export const FIELD_WORDS: Readonly<
  Record<Field, { readonly ko: readonly string[]; readonly en: readonly string[] }>
> = {
  digital: {
    ko: ['디지털', '디지털 전환', '스마트 제조', '스마트공장', '스마트화', '디지털화'],
    en: ['digital', 'digital transformation', 'smart manufacturing', 'digitalisation', 'digitalization'],
  },
  export: {
    ko: ['수출', '해외 진출', '해외진출', '글로벌화', '글로벌', '판로 개척'],
    en: ['export', 'exports', 'overseas', 'globalization', 'globalisation', 'overseas expansion'],
  },
  carbon: {
    ko: ['탄소중립', '탄소', '저탄소', '온실가스', '환경'],
    en: ['carbon', 'carbon neutrality', 'low-carbon', 'greenhouse gas', 'esg'],
  },
  workforce: {
    ko: ['인력', '인력 양성', '교육 훈련', '고용'],
    en: ['workforce', 'training', 'skills', 'labour', 'labor'],
  },
  finance: {
    ko: ['금융', '자금', '정책자금', '보증'],
    en: ['finance', 'financing', 'funds', 'guarantees'],
  },
  safety: {
    ko: ['안전', '작업환경', '산업 안전'],
    en: ['safety', 'working environment', 'workplace safety'],
  },
  clusters: { ko: ['집적지', '집적지구', '지역'], en: ['clusters', 'cluster', 'regional'] },
  brands: { ko: ['브랜드', '판매', '판로'], en: ['brands', 'branding', 'sales', 'markets'] },
  'supply-chain': { ko: ['공급망'], en: ['supply chain', 'supply chains', 'supply-chain'] },
};
