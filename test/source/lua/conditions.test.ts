import { describeMarked } from './marked'

describeMarked('an EXPIRE under a test that the key is new', {
  'the count of INCR is one': `
    local count = redis.call('INCR', KEYS[1]) -- always: whenever this command creates the key
    if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
    return count`,
  'the count is compared as text or number': `
    local count = tonumber(redis.call('INCR', KEYS[1])) -- always
    if count <= 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end`,
  'the count is the increment': `
    local by = tonumber(ARGV[1])
    local count = redis.call('INCRBY', KEYS[1], by) -- always
    if count == by then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`,
  'the count is the increment, converted on the spot': `
    local by = ARGV[1]
    if redis.call('HINCRBY', KEYS[1], 'n', by) == tonumber(by) then -- always
      redis.call('EXPIRE', KEYS[1], 9)
    end`,
  'a number is never a string': `
    local count = redis.call('INCRBY', KEYS[1], ARGV[1]) -- conditional: compares a number with a string
    if count == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`,
  'the limit stands between': `
    local count = redis.call('INCR', KEYS[1]) -- always
    if count > tonumber(ARGV[1]) then return 0 end
    if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[2]) end
    return 1`,
  'the wrong count': `
    local count = redis.call('INCR', KEYS[1]) -- conditional
    if count == 5 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end`,
  'the key has no TTL': `
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) -- always
    if redis.call('TTL', KEYS[1]) < 0 then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the key has no TTL, in another word': `
    redis.call('LPUSH', KEYS[1], ARGV[1]) -- always
    local left = redis.call('PTTL', KEYS[1])
    if left == -1 or left == -2 then redis.call('PEXPIRE', KEYS[1], 60) end`,
  'what is left is less than it shall have': `
    local added = redis.call('SADD', KEYS[1], ARGV[1]) -- always
    local ttl = tonumber(ARGV[2])
    local left = redis.call('TTL', KEYS[1])
    if left < ttl then redis.call('EXPIRE', KEYS[1], ttl) end
    return added`,
  'what is left is more than it shall have': `
    redis.call('SADD', KEYS[1], ARGV[1]) -- conditional
    if redis.call('TTL', KEYS[1]) > tonumber(ARGV[2]) then redis.call('EXPIRE', KEYS[1], ARGV[2]) end`,
  'the key did not exist': `
    local isNew = redis.call('EXISTS', KEYS[1]) == 0
    redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2]) -- always
    if isNew then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the key held nothing': `
    local old = redis.call('GET', KEYS[1])
    redis.call('APPEND', KEYS[1], ARGV[1]) -- always
    if not old then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the list has one element': `
    redis.call('RPUSH', KEYS[1], ARGV[1]) -- always
    if redis.call('LLEN', KEYS[1]) == 1 then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the sum of its fields is zero': `
    local sum = 0
    local fields = redis.call('HGETALL', KEYS[1])
    for i = 2, #fields, 2 do sum = sum + tonumber(fields[i]) end
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) -- always
    if sum == 0 then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the hash has the field just written and no other': `
    redis.call('HSET', KEYS[1], ARGV[1], ARGV[2]) -- always
    local all = redis.call('HGETALL', KEYS[1])
    if #all == 2 then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the lock was taken': `
    if redis.call('SETNX', KEYS[1], ARGV[1]) == 1 then -- always
      redis.call('EXPIRE', KEYS[1], ARGV[2])
      return 1
    end
    return 0`,
  'the other way round': `
    local count = redis.call('INCR', KEYS[1]) -- conditional
    if count ~= 1 then redis.call('EXPIRE', KEYS[1], 60) end`,
  'the test is about another key': `
    local isNew = redis.call('EXISTS', KEYS[2]) == 0
    redis.call('INCR', KEYS[1]) -- conditional
    if isNew then redis.call('EXPIRE', KEYS[1], 60) end`,
})

describeMarked('a write under a test of the key', {
  'the first write sets the TTL': `
    if redis.call('EXISTS', KEYS[1]) == 0 then
      redis.call('SET', KEYS[1], 0, 'EX', 60) -- always
    end
    return redis.call('INCR', KEYS[1]) -- always`,
  'later writes keep it': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      return redis.call('INCR', KEYS[1]) -- always: runs only when the key exists
    else
      redis.call('SETEX', KEYS[1], 60, 1) -- always
      return 1
    end`,
  'a SET of an existing key drops the TTL': `
    if redis.call('GET', KEYS[1]) == ARGV[1] then
      redis.call('SET', KEYS[1], ARGV[2]) -- never
    end`,
  'a SET with XX drops the TTL too': `
    redis.call('SET', KEYS[1], ARGV[1], 'XX') -- never`,
  'a write to what exists creates nothing': `
    if redis.call('EXISTS', KEYS[1]) == 1 then
      redis.call('HSET', KEYS[1], 'a', 1) -- not-a-write: runs only when the key exists
    end`,
  'a write when the TTL is missing': `
    if redis.call('TTL', KEYS[1]) == -1 then
      redis.call('DEL', KEYS[1])
      redis.call('SET', KEYS[1], ARGV[1]) -- never
    end`,
  'and, or, not': `
    local v = redis.call('GET', KEYS[1])
    if not v or v == '' then
      redis.call('SET', KEYS[1], ARGV[1]) -- always
      redis.call('EXPIRE', KEYS[1], math.max(1, tonumber(ARGV[2])))
    end`,
  'a lower bound makes the condition true': `
    local ttl = math.max(1, math.ceil(tonumber(ARGV[1]) / 1000))
    redis.call('HSET', KEYS[1], 'a', 1) -- always
    if ttl > 0 then redis.call('EXPIRE', KEYS[1], ttl) end`,
})

describeMarked('loops', {
  'over all keys': `
    for i = 1, #KEYS do
      redis.call('SET', KEYS[i], ARGV[i]) -- always
      redis.call('EXPIRE', KEYS[i], 10)
    end`,
  'over all keys, twice': `
    for i, key in ipairs(KEYS) do redis.call('SET', key, ARGV[i]) end -- always
    for i = 1, #KEYS do redis.call('EXPIRE', KEYS[i], 10) end`,
  'EXPIRE behind the loop': `
    for i = 1, #ARGV do
      redis.call('RPUSH', KEYS[1], ARGV[i]) -- always
    end
    redis.call('EXPIRE', KEYS[1], 10)`,
  'EXPIRE in a loop that may not run': `
    redis.call('RPUSH', KEYS[1], ARGV[1]) -- conditional
    for i = 2, #ARGV do redis.call('EXPIRE', KEYS[1], 10) end`,
  'that surely run': `
    redis.call('RPUSH', KEYS[1], ARGV[1]) -- always
    for i = 1, 100 do redis.call('EXPIRE', KEYS[1], 10) end`,
  'over the fields of a table': `
    local keys = {first = KEYS[1], second = KEYS[2]}
    redis.call('SET', KEYS[2], 1) -- always
    redis.call('SET', KEYS[3], 1) -- never
    for name, key in pairs(keys) do redis.call('EXPIRE', key, 10) end`,
  'that a semicolon leaves': `
    while true do
      if redis.call('EXISTS', KEYS[1]) == 1 then break; end
      redis.call('SET', KEYS[1], 1) -- never
      for i = 1, 3 do break ;
      end
    end`,
  'with a flag that the loop sets': `
    local isDone = false
    redis.call('SET', KEYS[1], 1) -- conditional
    for i = 1, #ARGV do
      if isDone then redis.call('EXPIRE', KEYS[1], 10) end
      isDone = true
    end`,
  'a write of other keys': `
    for i = 1, #KEYS do redis.call('SET', KEYS[i] .. ':a', 1) end -- never
    for i = 1, #KEYS do redis.call('EXPIRE', KEYS[i] .. ':b', 10) end`,
  'scan and delete': `
    local cursor = '0'
    repeat
      local page = redis.call('SCAN', cursor, 'MATCH', ARGV[1])
      cursor = page[1]
      for _, key in ipairs(page[2]) do
        redis.call('SET', key, 'x') -- always
        redis.call('EXPIRE', key, 5)
      end
    until cursor == '0'`,
  'while true that breaks in another turn than it writes': `
    while true do
      local due = redis.call('ZRANGEBYSCORE', KEYS[1], 0, ARGV[1], 'LIMIT', 0, 100)
      if #due > 0 then
        redis.call('LPUSH', KEYS[2], unpack(due)) -- never
      else
        break
      end
      redis.call('ZREM', KEYS[1], unpack(due))
    end
    return 1`,
  'while true that breaks before it writes': `
    while true do
      local member = redis.call('SPOP', KEYS[1])
      if not member then break end
      redis.call('SET', 'copy:' .. member, ARGV[1]) -- never
    end`,
  'while true that returns before it writes': `
    while true do
      local member = redis.call('SPOP', KEYS[1])
      if not member then return 1 end
      redis.call('SET', 'copy:' .. member, ARGV[1]) -- never
    end`,
  'while true that only an error ends': `
    while true do
      local member = redis.call('SPOP', KEYS[1])
      redis.call('SET', 'copy:' .. member, ARGV[1]) -- never
    end`,
  'while true in while true in while true': `
    while true do
      while true do
        while true do
          while true do
            local member = redis.call('SPOP', KEYS[1])
            if not member then break end
            redis.call('SET', 'copy:' .. member, ARGV[1]) -- never
          end
          if redis.call('SCARD', KEYS[2]) == 0 then break end
        end
        if redis.call('SCARD', KEYS[3]) == 0 then break end
      end
      if redis.call('SCARD', KEYS[4]) == 0 then break end
    end`,
  'an EXPIRE behind a while true that breaks in another turn': `
    while true do
      local due = redis.call('ZPOPMIN', KEYS[1], 100)
      if #due > 0 then
        redis.call('LPUSH', KEYS[2], unpack(due)) -- always: EXPIRE on the same key
      else
        break
      end
    end
    redis.call('EXPIRE', KEYS[2], 60)`,
  'while true with break': `
    while true do
      local item = redis.call('LPOP', KEYS[1])
      if not item then break end
      redis.call('SADD', KEYS[2], item) -- always
    end
    redis.call('EXPIRE', KEYS[2], 5)`,
})
