import { textsOf } from '~/locales/texts.server'
import { htmlLang, type Language } from '~/locales/languages'

const PLATFORMS = ['android', 'ios', 'harmony', 'windows', 'mac'] as const

const STYLE = `body{margin:0;background:#f7f5f2;color:#1d1b19;font:16px/1.6 'PingFang SC','Noto Sans CJK SC','Microsoft YaHei',sans-serif}
main{max-width:42rem;margin:0 auto;padding:24px 16px}h1{font-size:24px}h2{font-size:18px;margin:24px 0 4px}
code{display:block;overflow-wrap:anywhere;background:#fff;border:1px solid #e8e3dc;border-radius:12px;padding:12px}
a{color:#24559e}a.button{display:inline-block;min-height:44px;line-height:44px;padding:0 20px;border-radius:12px;background:#c3202f;color:#fff;text-decoration:none}
p.muted{color:#57524b}:focus-visible{outline:3px solid #24559e;outline-offset:2px}`

/**
 * The page that explains how a tablet or a phone comes to trust this site's own CA. It is the only
 * page that is served without encryption, so it holds nothing but the certificate and its print,
 * which the reader compares with the one on the server's console.
 */
export function installPage(fingerprint: string, siteUrl: string, language: Language): string {
  const { t } = textsOf(language)
  const other: Language = language === 'zh' ? 'en' : 'zh'
  const steps = PLATFORMS.map(
    (platform) => `<h2>${t(`ca.${platform}.name`)}</h2><p>${t(`ca.${platform}.steps`)}</p>`,
  ).join('')
  return `<!doctype html><html lang="${htmlLang(language)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${t('ca.title')}</title>
<style>${STYLE}</style></head><body><main>
<p><a href="/ca?lang=${other}" lang="${htmlLang(other)}">${t('otherLanguage')}</a></p>
<h1>${t('ca.title')}</h1><p>${t('ca.why')}</p>
<p><a class="button" href="/ca.crt">${t('ca.download')}</a></p>
<h2>${t('ca.fingerprint')}</h2><p class="muted">${t('ca.compare')}</p><code>${fingerprint.replaceAll(':', ':<wbr>')}</code>
${steps}<h2>${t('ca.done')}</h2><p><a href="${siteUrl}">${siteUrl}</a></p></main></body></html>`
}
