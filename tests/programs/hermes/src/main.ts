import 'reflect-metadata';

import { NestFactory } from '@nestjs/core';

import { AppModule } from './app.module';
import { Config } from './config';
import { LineLogger } from './logger';

async function main(): Promise<void> {
  const logger = new LineLogger();
  const app = await NestFactory.create(AppModule, { logger, abortOnError: false });
  // What is on its way is in SQS and DynamoDB: the next Hermes goes on with it.
  process.once('SIGTERM', () => process.exit(0));
  process.once('SIGINT', () => process.exit(0));
  await app.listen(app.get(Config).port);
  logger.log(`ready after ${Math.round(process.uptime() * 1000)} ms`, 'main');
}

main().catch((error) => {
  console.error(`ERROR [main] ${error.message}`);
  process.exit(1);
});
