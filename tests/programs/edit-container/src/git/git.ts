import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const MOST_OUTPUT = 16 * 1024 * 1024;

/** The git command line in one folder. */
export class Git {
  constructor(
    private readonly folder: string,
    private readonly identity: { name: string; email: string },
  ) {}

  /** What git prints, without the last line end. Rejects with git's own words. */
  async run(...args: string[]): Promise<string> {
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

  async succeeds(...args: string[]): Promise<boolean> {
    return this.run(...args).then(
      () => true,
      () => false,
    );
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
