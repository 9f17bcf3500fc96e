import { createHash } from 'node:crypto';

/** Who a container belongs to. */
export interface ContainerName {
  clientId: string;
  projectId: string;
  userId: string;
}

export const containerId = ({ clientId, projectId, userId }: ContainerName) =>
  `${clientId}-${projectId}-${userId}`;

export const sessionId = ({ clientId, projectId }: ContainerName, thread: string) =>
  `${clientId}-${projectId}-${thread}`;

export const branchOf = (thread: string) => `thread-${thread}`;

export const withoutBrackets = (id: string) => id.replace(/[<>]/g, '');

/** 8 characters: the first of base64url(SHA-256(id)). */
export function threadId(id: string): string {
  return sha256(withoutBrackets(id)).toString('base64url').slice(0, 8);
}

/** What an SMS thread is named after: the conversation's id, else the two numbers, sorted. */
export function smsThreadSource(conversation: string, from: string, to: string): string {
  return conversation || `sms:${[from, to].sort().join(':')}`;
}

/** A version 8 UUID of SHA-256(text): the same text has the same id. */
export function uuidOf(text: string): string {
  const digest = sha256(text);
  digest[6] = (digest[6] & 0x0f) | 0x80;
  digest[8] = (digest[8] & 0x3f) | 0x80;
  return digest
    .toString('hex', 0, 16)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** `{client}-{project}@…` from `{user}@…`; null if the addresses have another form. */
export function containerOfMail(to: string, from: string): ContainerName | null {
  const site = to.split('@')[0];
  const dash = site.indexOf('-');
  const user = from.split('@')[0];
  if (dash <= 0 || dash + 1 === site.length || !user) return null;
  return {
    clientId: plain(site.slice(0, dash)),
    projectId: plain(site.slice(dash + 1)),
    userId: plain(user),
  };
}

/** Lower case, and nothing that a queue's name cannot hold. */
function plain(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '_');
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
