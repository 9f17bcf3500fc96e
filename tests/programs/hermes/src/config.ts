/** What the service is started with; see README.md. */
export class Config {
  readonly emailQueueUrl = required('EMAIL_QUEUE_URL');
  readonly cluster = required('CLUSTER');
  readonly taskDefinition = required('TASK_DEFINITION');
  readonly containerName = required('CONTAINER_NAME');
  readonly subnets = required('SUBNETS').split(',');
  readonly mailFrom = required('MAIL_FROM');
  readonly alarmTopicArn = process.env.ALARM_TOPIC_ARN || '';
  readonly autoShutdownMinutes = process.env.AUTO_SHUTDOWN_MINUTES || '20';
  readonly gitBaseUrl = required('GIT_BASE_URL').replace(/\/$/, '');
  readonly workspaceRoot = process.env.WORKSPACE_ROOT || '/workspace';
  readonly sesEndpoint = process.env.SES_ENDPOINT || undefined;
  readonly region = process.env.AWS_REGION || 'us-west-2';
  readonly port = Number(process.env.PORT || 3000);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the environment has no ${name}`);
  return value;
}
