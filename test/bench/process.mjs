import { spawn } from 'node:child_process'

/** Enough of what a failing program said to see why. */
const MAX_COMPLAINT = 2000

const running = new Set()

// Each program leads a process group of its own, so that what it started ends with it, and with us.
process.on('exit', () => {
  for (const { pid } of running) endGroup(pid)
})

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended in the meantime.
  }
}

/** Runs a program to its end; what it prints is thrown away, except for the end of its complaints. */
export function runProgram({ file, args, cwd, env = process.env }) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, env, detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    running.add(child)
    child.stderr.setEncoding('utf8').on('data', (text) => {
      complaint = (complaint + text).slice(-MAX_COMPLAINT)
    })
    child.once('error', (error) => {
      running.delete(child)
      reject(error)
    })
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal, complaint: complaint.trim() })
    })
  })
}
