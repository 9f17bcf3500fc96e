import { createServer, IncomingMessage, Server, ServerResponse } from 'node:http';

import { Injectable, Logger, OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

import { Config } from '../config';
import { Workspace } from '../git/workspace';

/** The dev server behind the load balancer: `/session/{threadId}/` shows that thread's branch. */
@Injectable()
export class PreviewServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('preview');
  private server?: Server;

  constructor(
    private readonly config: Config,
    private readonly workspace: Workspace,
  ) {}

  onApplicationBootstrap(): void {
    const { previewHost, previewPort } = this.config;
    this.server = createServer((request, response) => void this.answer(request, response));
    // Editing goes on without a preview.
    this.server.on('error', (error) => this.logger.error(error.message));
    this.server.listen(previewPort, previewHost, () =>
      this.logger.log(`preview is served on port ${previewPort}`),
    );
  }

  onModuleDestroy(): void {
    this.server?.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const thread = /^\/session\/([\w-]{1,64})(\/|$)/.exec(request.url ?? '')?.[1];
      const files = thread ? await this.workspace.filesAt(`thread-${thread}`) : null;
      response.writeHead(files ? 200 : 404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(files ? files.join('\n') + '\n' : 'not found\n');
    } catch (error) {
      response.writeHead(500).end();
      this.logger.error((error as Error).message);
    }
  }
}
