import { ChildProcess, spawn } from 'node:child_process';

import { Injectable } from '@nestjs/common';

import { Command } from '../commands/command';
import { Config } from '../config';

const GRACE_MS = 5_000;
const MOST_OUTPUT = 1024 * 1024;

export interface ClaudeResult {
  interrupted: boolean;
  output: string;
  /** Unknown if Claude Code did not say, as when it prints plain text. */
  filesChanged?: string[];
}

/** Runs `claude-code` in the workspace, one at a time. */
@Injectable()
export class ClaudeCode {
  private child: ChildProcess | null = null;
  private ended: Promise<unknown> = Promise.resolve();
  private stopping = false;

  constructor(private readonly config: Config) {}

  /** Rejects if Claude Code fails; an interrupted run is a result. */
  async run(command: Command): Promise<ClaudeResult> {
    this.stopping = false;
    const child = this.start(command);
    this.child = child;
    const stdout = collect(child.stdout!);
    const stderr = collect(child.stderr!);
    const end = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    this.ended = end.catch(() => undefined);
    const code = await end.finally(() => (this.child = null));
    if (this.stopping) return { ...parse(stdout()), interrupted: true };
    if (code !== 0) {
      throw new Error(
        `claude-code exited with code ${code}: ${stderr().trim() || stdout().trim()}`,
      );
    }
    return { ...parse(stdout()), interrupted: false };
  }

  /** SIGINT, up to 5 s of grace, then SIGKILL. */
  async stop(): Promise<void> {
    if (!this.child) return;
    this.stopping = true;
    this.signal('SIGINT');
    const kill = setTimeout(() => this.signal('SIGKILL'), GRACE_MS);
    await this.ended;
    clearTimeout(kill);
  }

  private start(command: Command): ChildProcess {
    const context = {
      ...command.context,
      sessionId: command.sessionId,
      commandId: command.commandId,
      chatThreadId: command.chatThreadId,
      type: command.type,
    };
    return spawn(
      'claude-code',
      [
        ...['--instruction', command.instruction],
        ...['--context', JSON.stringify(context)],
        ...['--workspace', this.config.workspacePath],
      ],
      // A process group of its own: the tools that Claude Code starts are stopped with it.
      { cwd: this.config.workspacePath, stdio: ['ignore', 'pipe', 'pipe'], detached: true },
    );
  }

  private signal(signal: NodeJS.Signals): void {
    const pid = this.child?.pid;
    if (!pid) return;
    try {
      process.kill(-pid, signal);
    } catch {
      // It ended on its own in this moment.
    }
  }
}

/** The end of what the stream carries, up to a limit. */
function collect(stream: NodeJS.ReadableStream): () => string {
  let text = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    text = (text + chunk).slice(-MOST_OUTPUT);
  });
  return () => text;
}

/** JSON `{output, filesChanged}`, or plain text. */
function parse(stdout: string): { output: string; filesChanged?: string[] } {
  try {
    const { output, filesChanged } = JSON.parse(stdout);
    if (typeof output === 'string') return { output, filesChanged };
  } catch {
    // Plain text.
  }
  return { output: stdout.trim() };
}
