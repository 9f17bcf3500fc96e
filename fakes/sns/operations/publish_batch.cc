#include "fakes/sns/operations/publish_batch.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "fakes/sns/errors.h"
#include "fakes/sns/publishing/publication.h"
#include "fakes/sns/topic_arn.h"

namespace sns {
namespace {

constexpr std::size_t kMaxEntries = 10;
constexpr std::size_t kMaxIdLength = 80;

bool is_id_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

PublishFields fields_of(const PublishBatchRequestEntry& entry) {
  return {entry.message, entry.subject, entry.message_structure, entry.message_attributes};
}

void check_entries(const std::vector<PublishBatchRequestEntry>& entries) {
  if (entries.empty()) throw empty_batch();
  if (entries.size() > kMaxEntries) throw too_many_entries();
  std::set<std::string_view> ids;
  std::size_t size = 0;
  for (const PublishBatchRequestEntry& entry : entries) {
    if (entry.id.empty() || entry.id.size() > kMaxIdLength ||
        !std::ranges::all_of(entry.id, is_id_character)) {
      throw invalid_batch_entry_id();
    }
    if (!ids.insert(entry.id).second) throw batch_ids_not_distinct();
    size += size_of(fields_of(entry));
  }
  if (size > kMaxMessageBytes) throw batch_too_long();
}

}  // namespace

const aws::Structure& PublishBatchRequestEntry::shape() {
  using S = PublishBatchRequestEntry;
  static const aws::Structure kShape = aws::Structure("PublishBatchRequestEntry")
                                           .required<&S::id>("Id")
                                           .required<&S::message>("Message")
                                           .field<&S::subject>("Subject")
                                           .field<&S::message_structure>("MessageStructure")
                                           .field<&S::message_attributes>("MessageAttributes")
                                           .query(kNameValue)
                                           .refused("MessageDeduplicationId")
                                           .refused("MessageGroupId");
  return kShape;
}

const aws::Structure& PublishBatchResultEntry::shape() {
  using S = PublishBatchResultEntry;
  static const aws::Structure kShape = aws::Structure("PublishBatchResultEntry")
                                           .field<&S::id>("Id")
                                           .field<&S::message_id>("MessageId");
  return kShape;
}

const aws::Structure& BatchResultErrorEntry::shape() {
  using S = BatchResultErrorEntry;
  static const aws::Structure kShape = aws::Structure("BatchResultErrorEntry")
                                           .required<&S::id>("Id")
                                           .required<&S::code>("Code")
                                           .field<&S::message>("Message")
                                           .required<&S::sender_fault>("SenderFault");
  return kShape;
}

const aws::Structure& PublishBatchRequest::shape() {
  using S = PublishBatchRequest;
  static const aws::Structure kShape = aws::Structure("PublishBatchInput")
                                           .required<&S::topic_arn>("TopicArn")
                                           .required<&S::entries>("PublishBatchRequestEntries");
  return kShape;
}

const aws::Structure& PublishBatchResponse::shape() {
  using S = PublishBatchResponse;
  static const aws::Structure kShape = aws::Structure("PublishBatchResponse")
                                           .field<&S::successful>("Successful")
                                           .always()
                                           .field<&S::failed>("Failed")
                                           .always();
  return kShape;
}

PublishBatchResponse publish_batch(Sns& sns, const aws::Call& call,
                                   const PublishBatchRequest& request) {
  const Topic topic = require_topic(sns, call.caller, request.topic_arn);
  check_entries(request.entries);
  std::vector<Publication> publications;
  for (const PublishBatchRequestEntry& entry : request.entries) {
    publications.push_back(read_publication(fields_of(entry)));
    check_deliverable(sns, topic, publications.back());
  }
  PublishBatchResponse response;
  for (std::size_t i = 0; i < publications.size(); ++i) {
    response.successful.push_back({request.entries[i].id, distribute(sns, topic, publications[i])});
  }
  return response;
}

}  // namespace sns
