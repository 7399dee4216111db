import { readFileSync } from 'node:fs'
import { validateXML } from 'xmllint-wasm'

/** What is wrong with a document by a schema of the folder `schemas`; nothing where it fits. */
export async function complaintsOf(xml: string, schema: string): Promise<string[]> {
  const contents = readFileSync(`${__dirname}/schemas/${schema}`, 'utf8')
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    schema: { fileName: schema, contents },
  })
  return errors.map(({ rawMessage }) => rawMessage)
}
