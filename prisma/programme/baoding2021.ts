/**
 * Public facts of the 2021 programme of Baoding's federation of trade unions: the ten city-level
 * contests and the number of zones. The zone names are sample data: the city's county-level
 * divisions, two development zones and its directly attached units.
 */
import type { ContestSlug } from './ruleSets'

export const edition = {
  year: 2021,
  title: '保定市职工职业技能大赛',
  titleEn: 'Baoding Workers’ Vocational Skills Competition',
  theme: '建功“十四五”、奋进新征程，助力保定建设品质生活之城',
} as const

/** 倍增计划: how many studios the year is to name at city level. */
export const doublingPlan = { year: 2021, target: 80 } as const

export interface ZoneFacts {
  code: string
  name: string
  nameEn: string
  kind: 'district' | 'county-city' | 'county' | 'development-zone' | 'directly-attached'
}

export const zones: readonly ZoneFacts[] = [
  { code: 'JX', name: '竞秀区', nameEn: 'Jingxiu District', kind: 'district' },
  { code: 'LC', name: '莲池区', nameEn: 'Lianchi District', kind: 'district' },
  { code: 'MC', name: '满城区', nameEn: 'Mancheng District', kind: 'district' },
  { code: 'QY', name: '清苑区', nameEn: 'Qingyuan District', kind: 'district' },
  { code: 'XS', name: '徐水区', nameEn: 'Xushui District', kind: 'district' },
  { code: 'ZZ', name: '涿州市', nameEn: 'Zhuozhou City', kind: 'county-city' },
  { code: 'AG', name: '安国市', nameEn: 'Anguo City', kind: 'county-city' },
  { code: 'GBD', name: '高碑店市', nameEn: 'Gaobeidian City', kind: 'county-city' },
  { code: 'YX', name: '易县', nameEn: 'Yi County', kind: 'county' },
  { code: 'LS', name: '涞水县', nameEn: 'Laishui County', kind: 'county' },
  { code: 'LY', name: '涞源县', nameEn: 'Laiyuan County', kind: 'county' },
  { code: 'DX', name: '定兴县', nameEn: 'Dingxing County', kind: 'county' },
  { code: 'SP', name: '顺平县', nameEn: 'Shunping County', kind: 'county' },
  { code: 'TX', name: '唐县', nameEn: 'Tang County', kind: 'county' },
  { code: 'WD', name: '望都县', nameEn: 'Wangdu County', kind: 'county' },
  { code: 'GY', name: '高阳县', nameEn: 'Gaoyang County', kind: 'county' },
  { code: 'LX', name: '蠡县', nameEn: 'Li County', kind: 'county' },
  { code: 'BY', name: '博野县', nameEn: 'Boye County', kind: 'county' },
  { code: 'QYX', name: '曲阳县', nameEn: 'Quyang County', kind: 'county' },
  { code: 'FP', name: '阜平县', nameEn: 'Fuping County', kind: 'county' },
  {
    code: 'GX',
    name: '高新技术产业开发区',
    nameEn: 'High-tech Development Zone',
    kind: 'development-zone',
  },
  { code: 'BGX', name: '白沟新城', nameEn: 'Baigou New Town', kind: 'development-zone' },
  { code: 'SZ', name: '市直属单位', nameEn: 'Directly attached units', kind: 'directly-attached' },
]

/**
 * Where the zones lie to each other on the schematic map, west to east and north to south; the
 * directly attached units, which are no place, stand apart. Sample data as the zones are.
 */
export const zonePlaces: readonly { code: string; column: number; row: number }[] = [
  { code: 'LS', column: 3, row: 0 },
  { code: 'ZZ', column: 4, row: 0 },
  { code: 'LY', column: 0, row: 1 },
  { code: 'YX', column: 2, row: 1 },
  { code: 'DX', column: 3, row: 1 },
  { code: 'GBD', column: 4, row: 1 },
  { code: 'BGX', column: 5, row: 1 },
  { code: 'MC', column: 2, row: 2 },
  { code: 'GX', column: 3, row: 2 },
  { code: 'XS', column: 4, row: 2 },
  { code: 'FP', column: 0, row: 3 },
  { code: 'TX', column: 1, row: 3 },
  { code: 'SP', column: 2, row: 3 },
  { code: 'JX', column: 3, row: 3 },
  { code: 'LC', column: 4, row: 3 },
  { code: 'GY', column: 5, row: 3 },
  { code: 'QYX', column: 1, row: 4 },
  { code: 'WD', column: 2, row: 4 },
  { code: 'QY', column: 3, row: 4 },
  { code: 'LX', column: 4, row: 4 },
  { code: 'AG', column: 3, row: 5 },
  { code: 'BY', column: 4, row: 5 },
  { code: 'SZ', column: 0, row: 5 },
]

export interface ContestFacts {
  slug: ContestSlug
  name: string
  nameEn: string
  industry: string | null
  leadsTo: string | null
}

export const contests: readonly ContestFacts[] = [
  {
    slug: 'herbs',
    name: '中药材鉴别',
    nameEn: 'Identification of Chinese medicinal materials',
    industry: '医',
    leadsTo: null,
  },
  {
    slug: 'live-line-robot',
    name: '配网带电作业机器人业务',
    nameEn: 'Live-line work robots for distribution networks',
    industry: '电',
    leadsTo: null,
  },
  {
    slug: 'smart-home',
    name: '智慧家庭工程师',
    nameEn: 'Smart-home engineer',
    industry: '数',
    leadsTo: null,
  },
  { slug: 'welding', name: '焊工', nameEn: 'Welding', industry: '车', leadsTo: null },
  { slug: 'tour-guide', name: '旅游讲解员', nameEn: 'Tour guide', industry: '游', leadsTo: null },
  {
    slug: 'teaching',
    name: '中小学青年教师教学',
    nameEn: 'Classroom teaching, young teachers',
    industry: null,
    leadsTo: '河北省中小学教师教学竞赛',
  },
  { slug: 'hairdressing', name: '美发', nameEn: 'Hairdressing', industry: null, leadsTo: null },
  {
    slug: 'first-aid',
    name: '院前急救',
    nameEn: 'Pre-hospital emergency care',
    industry: '医',
    leadsTo: null,
  },
  {
    slug: 'auto-repair',
    name: '汽车维修',
    nameEn: 'Automotive repair',
    industry: '车',
    leadsTo: null,
  },
  {
    slug: 'new-media',
    name: '计算机新媒体技能',
    nameEn: 'Computer and new-media skills',
    industry: '数',
    leadsTo: null,
  },
]
