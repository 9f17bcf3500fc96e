import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Config } from '../config';
import { Git } from './git';

const MAIN = 'main';
const TRAILER = 'Command-Id';
/** How far back in a branch a command is looked for that may have been carried out already. */
const LEDGER_DEPTH = 50;

/** The site's repository on the persistent volume; one branch a conversation. */
export class Workspace {
  private constructor(private readonly git: Git) {}

  /** Clones the repository, or fetches if an earlier task of this container has cloned it. */
  static async open(config: Config): Promise<Workspace> {
    const { workspacePath, repoUrl, containerId } = config;
    const email = `${containerId}@edit.webordinary.test`;
    const git = new Git(workspacePath, { name: 'Edit container', email });
    await mkdir(workspacePath, { recursive: true });
    if (existsSync(join(workspacePath, '.git'))) {
      // A task that was killed in the middle of a commit leaves its lock behind.
      await rm(join(workspacePath, '.git', 'index.lock'), { force: true });
      await git.run('fetch', '--quiet', 'origin');
    } else {
      await git.run('clone', '--quiet', repoUrl, '.');
      await git.run('config', 'gc.auto', '0');
    }
    return new Workspace(git);
  }

  /** Saves what is uncommitted on the branch it belongs to, then checks out `branch`. */
  async switchTo(branch: string): Promise<void> {
    if ((await this.branch()) === branch) return;
    await this.commit('Auto-save');
    if (await this.has(`refs/heads/${branch}`)) {
      await this.git.run('checkout', '--quiet', branch);
    } else if (await this.has(`refs/remotes/origin/${branch}`)) {
      await this.git.run('checkout', '--quiet', '-b', branch, '--track', `origin/${branch}`);
    } else {
      await this.git.run('checkout', '--quiet', '-b', branch, '--no-track', `origin/${MAIN}`);
    }
  }

  branch(): Promise<string> {
    return this.git.run('symbolic-ref', '--short', 'HEAD');
  }

  head(): Promise<string> {
    return this.git.run('rev-parse', 'HEAD');
  }

  /** Commits all changes, if there are any. */
  async commit(message: string): Promise<void> {
    if ((await this.changedFiles()).length === 0) return;
    await this.git.run('add', '--all');
    await this.git.run('commit', '--quiet', '--message', message);
  }

  /** A commit by which hasDone() knows the command again. */
  async commitCommand(headline: string, commandId: string): Promise<void> {
    await this.commit(`${headline}\n\n${TRAILER}: ${commandId}\n`);
  }

  async hasDone(commandId: string): Promise<boolean> {
    const log = await this.git.run('log', `--max-count=${LEDGER_DEPTH}`, '--format=%B');
    return log.includes(`${TRAILER}: ${commandId}`);
  }

  async changedFiles(): Promise<string[]> {
    const status = await this.git.run(
      'status',
      '--porcelain',
      '-z',
      '--untracked-files=all',
      '--no-renames',
    );
    return status
      .split('\0')
      .filter(Boolean)
      .map((entry) => entry.slice(3));
  }

  /** Commits what is uncommitted and pushes the branches of all conversations. */
  async pushAll(): Promise<void> {
    await this.commit('Auto-save');
    const list = await this.git.run('for-each-ref', '--format=%(refname:short)', 'refs/heads/');
    const branches = list.split('\n').filter((branch) => branch && branch !== MAIN);
    if (branches.length > 0) await this.git.run('push', '--quiet', 'origin', ...branches);
  }

  /** The files of a branch as this container knows it; null if it does not. */
  async filesAt(branch: string): Promise<string[] | null> {
    for (const ref of [`refs/heads/${branch}`, `refs/remotes/origin/${branch}`]) {
      if (await this.has(ref))
        return (await this.git.run('ls-tree', '-r', '--name-only', ref)).split('\n');
    }
    return null;
  }

  private has(ref: string): Promise<boolean> {
    return this.git.succeeds('rev-parse', '--verify', '--quiet', ref);
  }
}
