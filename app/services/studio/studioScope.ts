/** Id of a studio's log. */
export const studioScope = (studioId: string): string => `studio:${studioId}`
