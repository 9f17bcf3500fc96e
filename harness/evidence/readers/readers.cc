#include "harness/evidence/readers/readers.h"

#include <array>

namespace evidence {

std::span<const DocumentReader> document_readers() {
  // What is asked for most often comes first, what knows least last.
  static const std::array kReaders = {
      kCloudTrail, kLogDocuments, kOtlpSpans, kDynamoDb,     kMetrics, kSqsMessages, kEcs,
      kOtlpLogs,   kXraySegments, kSes,       kJournalLines, kSns,     kEventBridge, kRecords};
  return kReaders;
}

std::span<const TextReader> text_readers() {
  static const std::array kReaders = {kJournalFile, kLogTables, kLogLines, kPackedLines, kRawMail};
  return kReaders;
}

}  // namespace evidence
