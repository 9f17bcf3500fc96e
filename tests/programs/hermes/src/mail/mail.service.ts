import { Injectable, Logger } from '@nestjs/common';
import type SES from 'aws-sdk/clients/ses';

import { Config } from '../config';
import { uuidOf } from '../threads/naming';
import { Inbound } from './inbound';

/** Writes to the users. SES is called with the SDK's version 2, as it was when this was written. */
@Injectable()
export class MailService {
  private readonly logger = new Logger('mail');
  private ses?: SES;

  constructor(private readonly config: Config) {}

  /** Answers in the thread of `inbound`, so that a reply lands in the same session. */
  async reply(inbound: Inbound, text: string): Promise<void> {
    if (inbound.channel !== 'email') {
      // The gateway of the phone companies and chats reads the log group.
      this.logger.log(`${inbound.channel} to ${inbound.from}, in reply to ${inbound.id}: ${text}`);
      return;
    }
    const ses = (this.ses ??= await this.connect());
    await ses
      .sendRawEmail({
        Source: this.config.mailFrom,
        Destinations: [inbound.from],
        RawMessage: { Data: await this.compose(inbound, text) },
      })
      .promise();
  }

  private async compose(inbound: Inbound, text: string): Promise<Buffer> {
    const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
    const domain = this.config.mailFrom.split('@')[1];
    const mail = new MailComposer({
      // The same answer is the same mail, should it be sent twice.
      messageId: `<${uuidOf(`${inbound.id}:${text}`)}@${domain}>`,
      from: { name: 'Webordinary', address: this.config.mailFrom },
      to: inbound.from,
      // The user's reply goes to the site again.
      replyTo: inbound.to,
      subject: inbound.subject.startsWith('Re: ') ? inbound.subject : `Re: ${inbound.subject}`,
      inReplyTo: `<${inbound.id}>`,
      references: inbound.references.map((id) => `<${id}>`),
      text,
    });
    return mail.compile().build();
  }

  private async connect(): Promise<SES> {
    process.env.AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE ??= '1';
    const { default: Client } = await import('aws-sdk/clients/ses');
    return new Client({ region: this.config.region, endpoint: this.config.sesEndpoint });
  }
}
