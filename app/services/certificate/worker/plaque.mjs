import { Document, Image, Page, StyleSheet, Text, View } from '@react-pdf/renderer'
import { createElement as h } from 'react'

const RED = '#a3161f'
const styles = StyleSheet.create({
  page: { fontFamily: 'Noto Sans SC', color: RED, padding: 22, backgroundColor: '#f3dfa8' },
  frame: { flex: 1, border: '2pt solid #b08b35', padding: 40, alignItems: 'center' },
  title: { fontSize: 38, fontWeight: 700, textAlign: 'center', letterSpacing: 4, marginTop: 48 },
  second: { fontSize: 15, color: '#6b5320', textAlign: 'center', marginTop: 8 },
  holder: { fontSize: 32, fontWeight: 700, textAlign: 'center', marginTop: 46 },
  foot: {
    alignSelf: 'stretch',
    flexDirection: 'row',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    marginTop: 'auto',
  },
  check: { flexDirection: 'row', alignItems: 'flex-end' },
  code: { width: 58, height: 58, marginRight: 10 },
  number: { fontSize: 9, lineHeight: 1.5, color: '#6b5320' },
  issuer: { alignItems: 'flex-end' },
  issuerName: { fontSize: 22, fontWeight: 700, letterSpacing: 3 },
  date: { fontSize: 15, marginTop: 8 },
})

/** The drawing of a plaque, one landscape A4 page to be made to scale. `qr` is a PNG as a data URL. */
export function plaqueDocument({ texts, qr }) {
  const text = (style, value) => h(Text, { style: styles[style] }, value)
  const check = h(
    View,
    { style: styles.check },
    h(Image, { style: styles.code, src: qr }),
    h(View, null, text('number', texts.number), text('number', texts.code)),
  )
  const issuer = h(
    View,
    { style: styles.issuer },
    text('issuerName', texts.issuer),
    text('date', texts.date),
  )
  return h(
    Document,
    { title: texts.number, author: texts.issuer, language: 'zh-CN' },
    h(
      Page,
      { size: 'A4', orientation: 'landscape', style: styles.page },
      h(
        View,
        { style: styles.frame },
        text('title', texts.title),
        text('second', texts.titleEn),
        text('holder', texts.holder),
        h(View, { style: styles.foot }, check, issuer),
      ),
    ),
  )
}
