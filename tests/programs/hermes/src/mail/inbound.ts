import type { ParsedMail } from 'mailparser';

import {
  ContainerName,
  containerOfMail,
  smsThreadSource,
  threadId,
  withoutBrackets,
} from '../threads/naming';

/** A message of a user, whatever way it came. */
export interface Inbound {
  channel: 'email' | 'sms' | 'chat';
  id: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  thread: string;
  /** Of the answer: what this mail refers to, and the mail itself. */
  references: string[];
  container: ContainerName;
}

/**
 * Reads the body of a message in the inbox: SES's notification, or SNS's envelope around it.
 * Throws if nobody here is meant.
 */
export async function parseInbound(body: string): Promise<Inbound> {
  let notification = JSON.parse(body);
  if (typeof notification.Message === 'string') notification = JSON.parse(notification.Message);
  if (notification.channel) return parseOther(notification);
  if (typeof notification.content !== 'string') throw new Error('the notification has no content');
  return parseEmail(rawMail(notification.content));
}

/** SES puts the mail as text or as base64, as the receipt rule's action says. */
function rawMail(content: string): Buffer {
  return content.includes(':') ? Buffer.from(content) : Buffer.from(content, 'base64');
}

async function parseEmail(raw: Buffer): Promise<Inbound> {
  // Loaded with the first mail: it knows all the world's character sets.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
  const from = mail.from?.value[0]?.address;
  const to = [mail.to ?? []].flat()[0]?.value[0]?.address;
  if (!from || !to || !mail.messageId) throw new Error('the mail lacks From, To or Message-ID');
  const container = containerOfMail(to, from);
  if (!container) throw new Error(`no site has the address ${to}`);
  const id = withoutBrackets(mail.messageId);
  const ancestors = ancestorsOf(mail);
  return {
    channel: 'email',
    id,
    from,
    to,
    subject: mail.subject ?? '',
    text: (mail.text ?? '').trimEnd(),
    thread: threadId(ancestors[0] ?? id),
    references: [...ancestors, id],
    container,
  };
}

/** References, oldest first; else In-Reply-To. */
function ancestorsOf(mail: ParsedMail): string[] {
  const references = [mail.references ?? []].flat();
  const parent = mail.inReplyTo?.trim().split(/\s+/)[0];
  const list = references.length > 0 || !parent ? references : [parent];
  return list.map(withoutBrackets);
}

function parseOther(message: Record<string, string>): Inbound {
  const { channel, id, from, text, clientId, projectId, userId } = message;
  const { to = '', conversation = '' } = message;
  if (channel !== 'sms' && channel !== 'chat') throw new Error(`unknown channel '${channel}'`);
  for (const value of [id, from, text, clientId, projectId, userId]) {
    if (typeof value !== 'string') throw new Error(`the ${channel} message is not complete`);
  }
  const source = channel === 'sms' ? smsThreadSource(conversation, from, to) : conversation || id;
  const container = { clientId, projectId, userId };
  const thread = threadId(source);
  return { channel, id, from, to, subject: '', text, thread, references: [id], container };
}
