import { defineRule, list, type Readings } from '../../model'

export default defineRule({
  id: 'flush-permitted',
  item: 'no-flush',
  reads: 'probe',
  severity: 'warning',
  since: '0.1.0',
  summary: 'The application should not be able to run FLUSHALL, FLUSHDB or KEYS.',
  why: 'What the code does not call today, a library, a console or an injected command may call tomorrow. A user without the right to do it is the only protection that does not depend on anybody’s care.',
  instead:
    'Give the application a user of its own: `ACL SETUSER shop on >… ~* &* +@all -@admin -@dangerous`, with `+info` where a client checks whether the server is ready. Name it as `app-user` in the config; the probe then asks the server with ACL DRYRUN, which runs nothing, or reads the rules with ACL GETUSER where there is no DRYRUN (before Redis 7).',
  links: [
    'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/',
    'https://redis.io/docs/latest/commands/acl-dryrun/',
  ],
  messages: {
    application:
      'The application’s user may run {commands}. Take the rights away: `ACL SETUSER <user> {rules}`, or `-@dangerous` for all commands of that kind.',
    everybody:
      'The user `default` may run {commands}, and the probe needed no other user to get in. Give the application a user of its own without `+@dangerous`, name it as `app-user` in the config, and restrict `default`.',
  },
  each: ({ readings }) => [readings],
  check(readings, { violation, cannot }) {
    const { access } = readings
    if (!access) return cannot(whyUnknown(readings))
    const { permitted, user } = access
    if (permitted.length === 0) return
    const rules = permitted.map((name) => `-${name.toLowerCase()}`).join(' ')
    violation(user === 'default' ? 'everybody' : 'application', null, { commands: list(permitted), rules })
  },
})

function whyUnknown({ unread }: Readings): string {
  const failed = unread.find(({ section }) => section === 'ACL DRYRUN')
  if (failed) return `the rights of the application’s user could not be read: ${failed.reason}`
  return 'the user that the application logs in as is not known: name it as `app-user` in the config'
}
