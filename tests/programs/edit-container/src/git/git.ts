import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const MOST_OUTPUT = 16 * 1024 * 1024;

/** The git command line in one folder. One command at a time: git's own locks do not wait. */
export class Git {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly folder: string,
    private readonly identity: { name: string; email: string },
  ) {}

  /** What git prints, without the last line end. Rejects with git's own words. */
  run(...args: string[]): Promise<string> {
    const result = this.last.then(() => this.execute(args));
    this.last = result.catch(() => undefined);
    return result;
  }

  succeeds(...args: string[]): Promise<boolean> {
    return this.run(...args).then(
      () => true,
      () => false,
    );
  }

  private async execute(args: string[]): Promise<string> {
    try {
      const { stdout } = await execute('git', args, {
        cwd: this.folder,
        maxBuffer: MOST_OUTPUT,
        env: this.environment(),
      });
      return stdout.replace(/\n$/, '');
    } catch (error) {
      const { stderr, message } = error as Error & { stderr?: string };
      throw new Error(`git ${args[0]}: ${stderr?.trim() || message}`);
    }
  }

  private environment(): NodeJS.ProcessEnv {
    return {
      ...process.env,
      GIT_AUTHOR_NAME: this.identity.name,
      GIT_AUTHOR_EMAIL: this.identity.email,
      GIT_COMMITTER_NAME: this.identity.name,
      GIT_COMMITTER_EMAIL: this.identity.email,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
    };
  }
}
