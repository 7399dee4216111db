import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { changeSince, linesOfPatch, listingBefore } from '../../src/collect/change'
import { listFiles } from '../../src/collect/files/listing'
import { checkout } from '../support/checkout'
import { writeRepository } from '../support/repository'

const TEN = Array.from({ length: 10 }, (_, index) => `line ${index + 1}\n`).join('')

async function touched(root: string, ref = 'main') {
  const { lines } = await changeSince({ folder: root, ref, since: ref })
  return lines.status === 'collected' ? Object.fromEntries(lines.value.files) : lines.reason
}

describe('the changed lines', () => {
  it('are those of commits since the branches parted, of the index and of the working tree', async () => {
    const { root, git, commit, write } = checkout({ 'a.ts': TEN, 'b.ts': TEN, 'c.ts': TEN, 'same.ts': TEN })
    git('checkout', '--quiet', '-b', 'feature')
    write({ 'a.ts': TEN.replace('line 3\n', 'new 3\nnew 4\n') })
    commit()
    write({ 'b.ts': TEN.replace('line 10\n', 'last\n') })
    git('add', 'b.ts')
    write({ 'c.ts': TEN.replace('line 1\n', 'first\n') })
    git('stash', '--quiet')
    git('checkout', '--quiet', 'main')
    write({ 'same.ts': `${TEN}more on main\n` })
    commit()
    git('checkout', '--quiet', 'feature')
    git('stash', 'pop', '--quiet', '--index')
    expect(await touched(root)).toEqual({
      'a.ts': [{ from: 3, to: 4 }],
      'b.ts': [{ from: 10, to: 10 }],
      'c.ts': [{ from: 1, to: 1 }],
    })
  })

  it('are the two beside a gap where lines are taken away', async () => {
    const { root, write } = checkout({ 'a.ts': TEN })
    write({ 'a.ts': TEN.replace('line 5\nline 6\n', '') })
    expect(await touched(root)).toEqual({ 'a.ts': [{ from: 4, to: 5 }] })
  })

  it('are all of a file that git does not know, none of one that was only moved or removed', async () => {
    const { root, git, write } = checkout({ 'old.ts': TEN, 'gone.ts': TEN.replaceAll('line', 'other') })
    git('mv', 'old.ts', 'new.ts')
    write({ 'gone.ts': null, 'fresh.ts': TEN, '.gitignore': 'ignored.ts\n', 'ignored.ts': TEN })
    expect(await touched(root)).toEqual({ 'new.ts': [], 'fresh.ts': 'all', '.gitignore': 'all' })
  })

  it('are found for names that git would quote, and for lines that look like the head of a patch', async () => {
    const names = ['日本 語/x y.ts', 'quote".ts', 'tab\t.ts', 'line\nbreak.ts', '-dash.ts', 'a b/diff --git a b.ts']
    const { root, write } = checkout(Object.fromEntries(names.map((name) => [name, TEN])))
    const tricky = TEN.replace('line 2\n', 'diff --git a/x b/x\n@@ -1,9 +1,9 @@\n')
    write(Object.fromEntries(names.map((name) => [name, tricky])))
    expect(await touched(root)).toEqual(Object.fromEntries(names.map((name) => [name, [{ from: 2, to: 3 }]])))
  })

  it('are all of a binary file', async () => {
    const { root, write } = checkout({ 'a.bin': Buffer.from([0, 1, 2]) })
    write({ 'a.bin': Buffer.from([0, 1, 3]) })
    expect(await touched(root)).toEqual({ 'a.bin': 'all' })
  })

  it('are named from the checked folder, and end at it', async () => {
    const { root, write } = checkout({ 'services/shop/a.ts': TEN, 'services/other/b.ts': TEN })
    write({ 'services/shop/a.ts': `new\n${TEN}`, 'services/other/b.ts': `new\n${TEN}` })
    expect(await touched(join(root, 'services/shop'))).toEqual({ 'a.ts': [{ from: 1, to: 1 }] })
  })

  it('do not depend on what the user set for git, and run nothing of it', async () => {
    const { root, git, write } = checkout({ 'a.ts': TEN, '.gitattributes': '*.ts diff=evil\n' })
    const script = join(root, '.git', 'evil.sh')
    writeFileSync(script, `#!/bin/sh\ntouch "${join(root, 'ran.ts')}"\ncat "$1"\n`)
    chmodSync(script, 0o755)
    for (const [key, value] of [
      ['diff.external', script],
      ['diff.evil.textconv', script],
      ['diff.evil.command', script],
      ['core.fsmonitor', script],
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['diff.context', '9'],
      ['color.ui', 'always'],
      ['diff.renames', 'copies'],
      ['core.quotePath', 'true'],
    ] as const)
      git('config', key, value)
    write({ 'a.ts': TEN.replace('line 5', 'new') })
    expect(await touched(root)).toEqual({ 'a.ts': [{ from: 5, to: 5 }] })
  })

  it('of the merge commit of a pull request are known with two commits of history', async () => {
    const origin = checkout({ 'a.ts': TEN })
    origin.git('checkout', '--quiet', '-b', 'feature')
    origin.write({ 'a.ts': `new\n${TEN}` })
    origin.commit()
    origin.git('checkout', '--quiet', 'main')
    origin.write({ 'other.ts': TEN })
    origin.commit()
    origin.git('merge', '--quiet', '--no-ff', '-m', 'merge', 'feature')
    const clone = (depth: number) => {
      const root = join(writeRepository({}), 'clone')
      const url = pathToFileURL(origin.root).href
      execFileSync('git', ['clone', '--quiet', `--depth=${depth}`, url, root], { stdio: 'ignore' })
      return root
    }
    expect(await touched(clone(2), 'HEAD^1')).toEqual({ 'a.ts': [{ from: 1, to: 1 }] })
    expect(await touched(clone(1), 'HEAD^1')).toBe('git does not know the commit `HEAD^1` here')
  })

  it.each([
    ['an unknown branch', 'nope', 'git does not know the commit `nope` here'],
    ['an option', '--output=x', 'git does not know the commit `--output=x` here'],
    ['a file', 'HEAD:a.ts', 'git does not know the commit `HEAD:a.ts` here'],
  ])('are not known since %s', async (_, ref, reason) => {
    expect(await touched(checkout({ 'a.ts': TEN }).root, ref)).toBe(reason)
  })

  it('are not known between branches without a common commit, nor outside of git', async () => {
    const { root, git, commit } = checkout({ 'a.ts': TEN })
    git('checkout', '--quiet', '--orphan', 'island')
    commit()
    expect(await touched(root)).toMatch(/^git knows no commit that HEAD and `main` have in common/)
    expect(await touched(writeRepository({ 'a.ts': TEN }))).toBe('git does not know the commit `main` here')
  })
})

describe('a patch of the API', () => {
  const patch = '@@ -1,4 +1,4 @@ head\n line 1\n-line 2\n+new 2\n line 3\n line 4\n\\ No newline at end of file'
  const text = TEN.replace('line 2', 'new 2')

  it('tells the lines where they stand as it says', () => {
    expect(linesOfPatch(patch, text)).toEqual([
      { from: 1, to: 2 },
      { from: 2, to: 2 },
    ])
  })

  it('counts for the whole file where the checkout is another state, or where GitHub gives none', () => {
    expect(linesOfPatch(patch, `moved\n${text}`)).toBe('all')
    expect(linesOfPatch(undefined, text)).toBe('all')
  })
})

describe('the state before', () => {
  it('is read from git for what was touched, and from the disk for the rest', async () => {
    const { root, git, write } = checkout({
      'edited.ts': 'before\n',
      'removed.ts': 'removed\n',
      'moved.ts': TEN,
      'same.ts': 'same\n',
      'empty.ts': '',
      'bytes.ts': Buffer.from([0xff, 0x0a, 0xe2, 0x82, 0xac, 0x0a]),
    })
    git('mv', 'moved.ts', 'here.ts')
    write({ 'edited.ts': 'after\n', 'removed.ts': null, 'new.ts': 'new\n', 'empty.ts': 'full\n', 'bytes.ts': 'x\n' })
    symlinkSync('/etc/hostname', join(root, 'link.ts'))
    const { diff } = await changeSince({ folder: root, ref: 'main', since: 'main' })
    const listing = await listFiles(root)
    if ('reason' in listing) throw new Error(listing.reason)
    const before = await listingBefore(listing, diff!)
    expect(before.paths).toEqual(['bytes.ts', 'edited.ts', 'empty.ts', 'here.ts', 'removed.ts', 'same.ts'])
    const text = (path: string) => before.files.text(path, 1000)
    expect(text('edited.ts')).toEqual({ text: 'before\n' })
    expect(text('removed.ts')).toEqual({ text: 'removed\n' })
    expect(text('here.ts')).toEqual({ text: TEN })
    expect(text('same.ts')).toEqual({ text: 'same\n' })
    expect(text('empty.ts')).toEqual({ text: '' })
    expect(before.files.bytes('bytes.ts', 1000)).toEqual({ bytes: Buffer.from([0xff, 0x0a, 0xe2, 0x82, 0xac, 0x0a]) })
    expect(text('new.ts')).toEqual({ reason: 'not there before the change', isMissing: true })
    expect(before.files.bytes('edited.ts', 3)).toMatchObject({ reason: 'larger than 0.000003 MB' })
  })
})
