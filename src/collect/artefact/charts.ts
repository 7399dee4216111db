import { posix } from 'node:path'
import { folderOf, foldersUpFrom } from '../files/folders'
import type { Values } from './documents/values'
import { parseYaml } from './documents/yaml'

/** The text of another file of the repository; undefined where there is none that could be read. */
export type Beside = (path: string) => string | undefined

/** The charts of a repository: their values are parsed once, however many templates ask for them. */
export class Charts {
  readonly #byFolder = new Map<string, Values | undefined>()
  readonly #byChart = new Map<string, Values | undefined>()

  constructor(readonly beside: Beside) {}

  /** The values of the chart that a file belongs to; undefined where it belongs to none, or they are not known. */
  valuesFor(path: string): Values | undefined {
    const folder = folderOf(path)
    if (!this.#byFolder.has(folder)) this.#byFolder.set(folder, this.#around(folder))
    return this.#byFolder.get(folder)
  }

  #around(folder: string): Values | undefined {
    const chart = foldersUpFrom(folder).find((above) => this.beside(posix.join(above, 'Chart.yaml')) !== undefined)
    if (chart === undefined) return undefined
    if (!this.#byChart.has(chart)) this.#byChart.set(chart, this.#read(posix.join(chart, 'values.yaml')))
    return this.#byChart.get(chart)
  }

  #read(path: string): Values | undefined {
    try {
      return parseYaml(path, this.beside(path) ?? '')[0]
    } catch {
      // The values file is told as unread by itself, where it is about Redis; its values are then not known.
      return undefined
    }
  }
}
