/** What varies by city in the keeping of the register; a later version replaces it whole. */
export interface RegisterRules {
  version: string
  apprentices: { mostPerMaster: number; leastYears: number; mostYears: number }
  /** The highest star of the scheme. */
  mostStars: number
  /** Where the numbers come from, for those who have to answer for them. */
  sources: readonly string[]
}

export const REGISTER_RULES: RegisterRules = {
  version: '2021.1',
  apprentices: { mostPerMaster: 5, leastYears: 1, mostYears: 3 },
  mostStars: 5,
  sources: [
    '厦门市名师带徒办法：每名师傅同时带徒不超过 5 人，期限 1 至 3 年，可续签',
    '天津滨海新区劳模和工匠人才创新工作室星级评定（一至三星，三星最高）；四、五星未见公开办法，由组委会自定',
  ],
}
