// Internal to the readers: which there are, one file each.
#pragma once

#include "harness/evidence/reader.h"

namespace evidence {

// Messages of a queue, as `aws sqs receive-message` prints them and as Lambda gets them.
extern const DocumentReader kSqsMessages;
// CloudTrail records: of its files, of lookup-events, and of EventBridge.
extern const DocumentReader kCloudTrail;
// CloudWatch Logs: filter-log-events and get-log-events, get-query-results, subscriptions.
extern const DocumentReader kLogDocuments;
// Lines that begin with a time: `aws logs tail` in its formats, and exports to S3.
extern const TextReader kLogLines;
// Tables in CSV that CloudWatch's console saves: of Logs Insights, and of its viewer.
extern const TextReader kLogTables;
// Subscription data in base64, one a line.
extern const TextReader kPackedLines;
// Log records of OpenTelemetry.
extern const DocumentReader kOtlpLogs;
// Spans of OpenTelemetry, and segments of X-Ray.
extern const DocumentReader kOtlpSpans;
extern const DocumentReader kXraySegments;
// Tasks and services of ECS: events of EventBridge, describe-tasks, describe-services.
extern const DocumentReader kEcs;
// DynamoDB: scans and their like, exports and their manifests, stream records.
extern const DocumentReader kDynamoDb;
// SES: published events and inbound notifications.
extern const DocumentReader kSes;
// A mail as it is on the wire.
extern const TextReader kRawMail;
// CloudWatch: get-metric-statistics and get-metric-data.
extern const DocumentReader kMetrics;
// Backlot's own journals: the lines of --jsonl, and the file of --journal.
extern const DocumentReader kJournalLines;
extern const TextReader kJournalFile;
// Notifications of SNS, and what is in them.
extern const DocumentReader kSns;
// Events of EventBridge that no other reader knows.
extern const DocumentReader kEventBridge;
// `{"Records": […]}`, and arrays: what is in them, one by one.
extern const DocumentReader kRecords;

}  // namespace evidence
