import { Document, Image, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createElement as h } from 'react'

const RED = '#c21f2f'
const styles = StyleSheet.create({
  page: { fontFamily: 'Noto Sans SC', color: '#1b1a19', padding: 28 },
  frame: { flex: 1, border: `3pt solid ${RED}`, padding: 5 },
  inner: { flex: 1, border: `0.75pt solid ${RED}`, paddingVertical: 36, paddingHorizontal: 64 },
  title: { fontSize: 38, fontWeight: 700, color: RED, textAlign: 'center', letterSpacing: 8 },
  second: { fontSize: 13, color: '#5c5650', textAlign: 'center', marginTop: 4 },
  holder: { fontSize: 24, fontWeight: 700, marginTop: 34 },
  statement: { fontSize: 17, lineHeight: 1.8, marginTop: 14 },
  small: { fontSize: 11, lineHeight: 1.5, color: '#5c5650', marginTop: 8 },
  foot: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    marginTop: 'auto',
  },
  check: { flexDirection: 'row', alignItems: 'flex-end' },
  code: { width: 74, height: 74, marginRight: 12 },
  number: { fontSize: 10, lineHeight: 1.6 },
  issuer: { alignItems: 'flex-end' },
  issuerName: { fontSize: 17, fontWeight: 700 },
  date: { fontSize: 13, marginTop: 6 },
})

/** One landscape A4 page. `qr` is a PNG as a data URL. */
export function certificateDocument({ texts, qr }) {
  const text = (style, value) => h(Text, { style: styles[style] }, value)
  return h(
    Document,
    { title: texts.number, author: texts.issuer, language: 'zh-CN' },
    h(
      Page,
      { size: 'A4', orientation: 'landscape', style: styles.page },
      h(
        View,
        { style: styles.frame },
        h(
          View,
          { style: styles.inner },
          text('title', texts.title),
          text('second', texts.titleEn),
          text('holder', texts.holder),
          text('statement', texts.statement),
          text('small', texts.statementEn),
          h(
            View,
            { style: styles.foot },
            h(
              View,
              { style: styles.check },
              h(Image, { style: styles.code, src: qr }),
              h(
                View,
                null,
                text('number', texts.number),
                text('number', texts.code),
                text('number', texts.verify),
              ),
            ),
            h(
              View,
              { style: styles.issuer },
              text('issuerName', texts.issuer),
              text('date', texts.date),
            ),
          ),
        ),
      ),
    ),
  )
}
