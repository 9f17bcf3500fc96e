import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module';
import { ShutdownService } from './lifecycle/shutdown.service';
import { LineLogger } from './logger';

async function main(): Promise<void> {
  const logger = new LineLogger();
  const app = await NestFactory.createApplicationContext(AppModule, {
    logger,
    abortOnError: false,
  });
  const shutdown = app.get(ShutdownService);
  // Not Nest's shutdown hooks: they end the process by the signal, and ECS would show 143.
  process.once('SIGTERM', () => void shutdown.saveAndExit('SIGTERM'));
  process.once('SIGINT', () => void shutdown.saveAndExit('SIGINT'));
  logger.log(`ready after ${Math.round(process.uptime() * 1000)} ms`, 'main');
}

main().catch((error) => {
  console.error(`ERROR [main] ${error.message}`);
  process.exit(1);
});
