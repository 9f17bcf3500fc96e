/** What the task is started with; see README.md. */
export class Config {
  readonly inputQueueUrl = required('INPUT_QUEUE_URL');
  readonly outputQueueUrl = required('OUTPUT_QUEUE_URL');
  readonly clientId = required('CLIENT_ID');
  readonly projectId = required('PROJECT_ID');
  readonly userId = required('USER_ID');
  readonly containerId =
    process.env.CONTAINER_ID || `${this.clientId}-${this.projectId}-${this.userId}`;
  readonly workspacePath = required('WORKSPACE_PATH');
  readonly repoUrl = required('REPO_URL');
  readonly autoShutdownMs = minutes('AUTO_SHUTDOWN_MINUTES', 20) * 60_000;
  readonly region = process.env.AWS_REGION || 'us-west-2';
  readonly previewHost = process.env.PREVIEW_HOST || '0.0.0.0';
  readonly previewPort = Number(process.env.PREVIEW_PORT || 4321);
  readonly metadataUri = process.env.ECS_CONTAINER_METADATA_URI_V4;
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`the environment has no ${name}`);
  return value;
}

function minutes(name: string, fallback: number): number {
  const value = Number(process.env[name]);
  return value > 0 ? value : fallback;
}
