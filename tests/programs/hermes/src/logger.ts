import { LoggerService } from '@nestjs/common';

const NEST = new Set([
  'InstanceLoader',
  'NestFactory',
  'NestApplication',
  'RoutesResolver',
  'RouterExplorer',
]);

/** One line an entry, without colours: CloudWatch adds the time. */
export class LineLogger implements LoggerService {
  log(message: unknown, context?: string): void {
    // Nest tells of each module and route it has set up; nobody reads that.
    if (context && NEST.has(context)) return;
    this.write(process.stdout, 'INFO', message, context);
  }

  warn(message: unknown, context?: string): void {
    this.write(process.stdout, 'WARN', message, context);
  }

  error(message: unknown, ...rest: unknown[]): void {
    const context = rest.length > 0 ? String(rest[rest.length - 1] ?? '') : '';
    this.write(process.stderr, 'ERROR', message, context);
  }

  private write(to: NodeJS.WriteStream, level: string, message: unknown, context?: string): void {
    const text = message instanceof Error ? message.message : String(message);
    to.write(`${level} ${context ? `[${context}] ` : ''}${text}\n`);
  }
}
