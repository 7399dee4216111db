import { describeMarked } from './marked'

describeMarked('a command with a TTL of its own', {
  'SET with an option': `
    redis.call('SET', KEYS[1], ARGV[1], 'EX', ARGV[2]) -- always: with EX
    redis.call('set', KEYS[1], ARGV[1], 'px', 100) -- always: with PX
    redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EXAT', ARGV[2]) -- always: with EXAT
    redis.call('SET', KEYS[1], ARGV[1], 'KEEPTTL') -- always: keeps the TTL
    redis.call('SET', KEYS[2], ARGV[1], 'NX') -- never
    redis.call('SET', KEYS[2], ARGV[1], 10) -- never`,
  'commands that always set one': `
    redis.call('SETEX', KEYS[1], 10, ARGV[1]) -- always
    redis.call('PSETEX', KEYS[1], 10, ARGV[1]) -- always
    redis.call('HSETEX', KEYS[2], 'EX', 10, 'FIELDS', 1, 'f', 'v') -- always
    redis.call('RESTORE', KEYS[3], 1000, ARGV[1]) -- always
    redis.call('RESTORE', KEYS[4], 0, ARGV[1]) -- never`,
  'an option that is not constant': `
    redis.call('SET', KEYS[1], ARGV[1], ARGV[2], ARGV[3]) -- conditional unsure: not constant`,
  'an option that is one of several': `
    local option = 'NX'
    if ARGV[2] then option = 'KEEPTTL' end
    redis.call('SET', KEYS[1], ARGV[1], option) -- conditional`,
  'an option in a local': `
    local unit = ARGV[3] == 'ms' and 'PX' or 'EX'
    redis.call('SET', KEYS[1], ARGV[1], unit, ARGV[2]) -- always`,
})

describeMarked('an EXPIRE for the same key', {
  'right after': `
    redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2]) -- always: EXPIRE on the same key
    redis.call('EXPIRE', KEYS[1], 60)`,
  'of another key does not count': `
    redis.call('INCR', KEYS[1]) -- never
    redis.call('EXPIRE', KEYS[2], 60)`,
  'of the same key in other words': `
    local key = 'count:' .. KEYS[1]
    redis.call('HSET', string.format('count:%s', KEYS[1]), 'f', 1) -- always
    redis.call('PEXPIRE', key, 60)`,
  'of a key that was put together in steps': `
    local key = KEYS[1]
    key = key .. ':'
    key = key .. tostring(ARGV[1])
    redis.call('LPUSH', key, 'x') -- always
    redis.call('EXPIREAT', table.concat({KEYS[1], ARGV[1]}, ':'), 60)`,
  'of a variable that holds another key by then': `
    local key = KEYS[1]
    redis.call('LPUSH', key, 'x') -- never
    key = KEYS[2]
    redis.call('EXPIRE', key, 60)`,
  'under an unrelated condition': `
    local ttl = tonumber(ARGV[1])
    redis.call('HSET', KEYS[1], 'a', 1) -- conditional: runs only if \`ttl > 0\`
    if ttl > 0 then redis.call('EXPIRE', KEYS[1], ttl) end`,
  'under a condition and in its else': `
    redis.call('HSET', KEYS[1], 'a', 1) -- always
    if ARGV[1] == 'short' then
      redis.call('EXPIRE', KEYS[1], 10)
    else
      redis.call('EXPIRE', KEYS[1], 100)
    end`,
  'under the condition of the write': `
    if ARGV[1] ~= '' then redis.call('INCR', KEYS[1]) end -- always
    local x = redis.call('GET', KEYS[2])
    if ARGV[1] ~= '' then redis.call('EXPIRE', KEYS[1], 10) end`,
  'in a sibling branch': `
    if tonumber(ARGV[2]) > 0 then
      redis.call('SETEX', KEYS[1], ARGV[2], ARGV[1]) -- always
    else
      redis.call('SET', KEYS[1], ARGV[1]) -- conditional
    end`,
  'behind a return': `
    redis.call('HSET', KEYS[1], 'a', 1) -- conditional: not reached on every path
    if ARGV[1] == 'x' then return 1 end
    redis.call('EXPIRE', KEYS[1], 10)`,
  'behind an error': `
    redis.call('HSET', KEYS[1], 'a', 1) -- conditional
    if ARGV[1] == 'x' then error('no') end
    redis.call('EXPIRE', KEYS[1], 10)`,
  'in a condition': `
    redis.call('HSET', KEYS[1], 'a', 1) -- always
    if redis.call('EXPIRE', KEYS[1], 10) == 1 then return 1 end
    return 0`,
  'before the write does nothing to a key that is not there': `
    redis.call('EXPIRE', KEYS[1], 10)
    redis.call('INCR', KEYS[1]) -- conditional: runs before the write`,
  'before a SET is dropped': `
    redis.call('EXPIRE', KEYS[1], 10)
    redis.call('SET', KEYS[1], ARGV[1]) -- never: drops the TTL`,
  'with NX': `
    redis.call('INCR', KEYS[1]) -- always
    redis.call('EXPIRE', KEYS[1], 10, 'NX')`,
  'with XX leaves a key without TTL as it is': `
    redis.call('INCR', KEYS[1]) -- never
    redis.call('EXPIRE', KEYS[1], 10, 'XX')`,
  'by GETEX': `
    redis.call('SET', KEYS[1], ARGV[1]) -- always
    return redis.call('GETEX', KEYS[1], 'EX', 10)`,
  'of the destination counts, not of the sources': `
    redis.call('ZUNIONSTORE', KEYS[1], 2, KEYS[2], KEYS[3]) -- always
    redis.call('ZINTERSTORE', KEYS[4], 2, KEYS[2], KEYS[3]) -- never
    redis.call('BITOP', 'AND', KEYS[5], KEYS[2]) -- always
    redis.call('LMOVE', KEYS[2], KEYS[6], 'LEFT', 'RIGHT') -- never
    redis.call('SORT', KEYS[2], 'BY', 'nosort', 'STORE', KEYS[1]) -- always
    for _, key in ipairs({KEYS[1], KEYS[2], KEYS[5]}) do redis.call('EXPIRE', key, 10) end`,
})

describeMarked('a key that does not last', {
  'deleted later': `
    local temporary = KEYS[1] .. ':tmp'
    redis.call('SUNIONSTORE', temporary, KEYS[2], KEYS[3]) -- always: deleted later
    local members = redis.call('SMEMBERS', temporary)
    redis.call('DEL', temporary)
    return members`,
  'deleted later on some paths': `
    redis.call('SUNIONSTORE', KEYS[1], KEYS[2], KEYS[3]) -- never: DEL of the same key runs only
    if ARGV[1] then redis.call('DEL', KEYS[1]) end`,
  'deleted if there is something in it': `
    redis.call('RPUSH', KEYS[1], ARGV[1]) -- always
    if redis.call('LLEN', KEYS[1]) > 0 then redis.call('DEL', KEYS[1]) end`,
  'deleted in a loop over the keys that were filled': `
    local made = {}
    for i, source in ipairs(KEYS) do
      local copy = source .. ':copy'
      redis.call('ZADD', copy, 1, 'x') -- always: deleted later
      table.insert(made, copy)
    end
    for _, key in ipairs(made) do redis.call('DEL', key) end`,
  'deleted before it is written': `
    redis.call('DEL', KEYS[1])
    redis.call('SADD', KEYS[1], ARGV[1]) -- never`,
  'renamed to a key without TTL, which lasts': `
    redis.call('HSET', KEYS[1], 'a', 1) -- always: renamed
    redis.call('RENAME', KEYS[1], KEYS[2]) -- never: has no TTL`,
  'renamed to a key that gets a TTL': `
    redis.call('HSET', KEYS[1], 'a', 1) -- always
    redis.call('RENAME', KEYS[1], KEYS[2])
    redis.call('EXPIRE', KEYS[2], 10)`,
  'given a TTL and made to last again': `
    redis.call('SET', KEYS[1], ARGV[1], 'EX', 10) -- always
    redis.call('SET', KEYS[1], ARGV[2]) -- never: drops the TTL`,
})

describeMarked('a key that the script has created with a TTL', {
  'and changes in place': `
    redis.call('SET', KEYS[1], 0, 'EX', 10, 'NX') -- always
    return redis.call('INCRBY', KEYS[1], ARGV[1]) -- always: keeps it`,
  'on some paths': `
    if tonumber(ARGV[2]) > 0 then
      redis.call('SET', KEYS[1], 0, 'EX', ARGV[2], 'NX') -- always
    end
    return redis.call('INCRBY', KEYS[1], ARGV[1]) -- conditional`,
})

describeMarked('no write', {
  'reads, deletes and what creates nothing': `
    redis.call('GET', KEYS[1])
    redis.call('LPUSHX', KEYS[1], 1)
    redis.call('LSET', KEYS[1], 0, 1)
    redis.call('LINSERT', KEYS[1], 'BEFORE', 'a', 'b')
    redis.call('ZADD', KEYS[1], 'XX', 1, 'a')
    redis.call('XADD', KEYS[1], 'NOMKSTREAM', '*', 'a', 'b')
    redis.call('HDEL', KEYS[1], 'a')
    redis.call('SORT', KEYS[1])
    redis.call('XGROUP', 'CREATE', KEYS[1], 'g', '$')
    redis.call('PUBLISH', 'channel', 'x')`,
  'KEYS is a table and a command': `
    local all = redis.call('KEYS', KEYS[1] .. ':*')
    return #all + #KEYS`,
  'in comments and strings': `
    -- redis.call('SET', KEYS[1], 1)
    --[[ redis.call('SET', KEYS[1], 1) ]]
    local text = "redis.call('SET', KEYS[1], 1)"
    return text`,
})

describeMarked('taking elements out of a key that exists', {
  'may take the last one, and the key with its TTL': `
    local removed = redis.call('ZREM', KEYS[1], ARGV[1])
    if removed < 1 then return 0 end
    redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) -- never: ZREM before it may take the last element`,
  'of a set, a hash and a list': `
    if redis.call('SREM', KEYS[1], ARGV[1]) == 1 then
      redis.call('SADD', KEYS[1], ARGV[2]) -- never: SREM before it
    end
    local gone = redis.call('HDEL', KEYS[2], ARGV[1])
    if gone == 1 then redis.call('HSET', KEYS[2], 'f', 1) end -- never: HDEL before it
    local popped = redis.call('LPOP', KEYS[3])
    if popped then redis.call('RPUSH', KEYS[3], popped) end -- never: LPOP before it
    local moved = redis.call('RPOPLPUSH', KEYS[4], KEYS[5]) -- never
    if moved then redis.call('LPUSH', KEYS[4], moved) end -- never: RPOPLPUSH before it`,
  'into which another list is emptied': `
    local count = redis.call('LREM', KEYS[1], 0, ARGV[1])
    if count < 1 then return -2 end
    return redis.call('RPOPLPUSH', KEYS[2], KEYS[1]) -- never: LREM before it`,
  'after a read has found it': `
    if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
    redis.call('ZREM', KEYS[1], ARGV[1])
    redis.call('ZADD', KEYS[1], 1, ARGV[2]) -- never: ZREM before it`,
  'keeps it where a read finds it afterwards': `
    if redis.call('SREM', KEYS[1], ARGV[1]) == 1 and redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('SADD', KEYS[1], ARGV[2]) -- not-a-write: runs only when the key exists
    end`,
  'keeps what was added before': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('RPUSH', KEYS[1], ARGV[1]) -- not-a-write: runs only when the key exists
      redis.call('LPOP', KEYS[1])
      redis.call('RPUSH', KEYS[1], ARGV[2]) -- not-a-write: runs only when the key exists
    end`,
  'keeps the rest of a record': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('HDEL', KEYS[1], 'finishedOn', 'failedReason')
      redis.call('HSET', KEYS[1], 'retriedOn', ARGV[1]) -- not-a-write: runs only when the key exists
    end`,
  'keeps the first ones of a trimmed list': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('LTRIM', KEYS[1], 0, 9)
      redis.call('RPUSH', KEYS[1], ARGV[2]) -- not-a-write: runs only when the key exists
    end`,
  'and giving it a TTL anew': `
    if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then
      redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) -- always: EXPIRE on the same key
      redis.call('EXPIRE', KEYS[1], 60)
    end`,
  'and giving it a TTL on some paths': `
    if redis.call('ZREM', KEYS[1], ARGV[1]) == 1 then
      redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1]) -- conditional: EXPIRE on the same key runs only if
      if ARGV[3] == 'x' then redis.call('EXPIRE', KEYS[1], 60) end
    end`,
  'in a list that is moved into itself': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('RPOPLPUSH', KEYS[1], KEYS[1]) -- not-a-write: runs only when the key exists
    end`,
})
