#include "fakes/sns/subscriptions.h"

#include "fakes/aws/rows.h"
#include "fakes/aws/string_map.h"
#include "fakes/sns/topics.h"

namespace sns {
namespace {

#define SNS_COLUMNS "SELECT id, arn, topic, owner, region, protocol, endpoint, attributes "
constexpr std::string_view kByArn = SNS_COLUMNS "FROM sns_subscription WHERE arn = ?";
constexpr std::string_view kByEndpoint =
    SNS_COLUMNS "FROM sns_subscription WHERE topic = ? AND protocol = ? AND endpoint = ?";
constexpr std::string_view kOfTopic =
    SNS_COLUMNS "FROM sns_subscription WHERE topic = ? AND id > ? ORDER BY id LIMIT ?";
constexpr std::string_view kOfAccount = SNS_COLUMNS
    "FROM sns_subscription WHERE owner = ? AND region = ? AND id > ? ORDER BY id LIMIT ?";
#undef SNS_COLUMNS

Subscription subscription_of(const sim::Statement& row) {
  Subscription subscription;
  subscription.id = row.integer(0);
  subscription.arn = row.text(1);
  subscription.topic = row.text(2);
  subscription.owner = row.text(3);
  subscription.region = row.text(4);
  subscription.protocol = row.text(5);
  subscription.endpoint = row.text(6);
  subscription.attributes = aws::parse_string_map(row.text(7));
  return subscription;
}

}  // namespace

std::optional<Subscription> Subscriptions::find(std::string_view arn) const {
  return aws::first_row(store_.prepare(kByArn).bind(arn), subscription_of);
}

std::optional<Subscription> Subscriptions::find(std::string_view topic, std::string_view protocol,
                                                std::string_view endpoint) const {
  return aws::first_row(store_.prepare(kByEndpoint).bind(topic, protocol, endpoint),
                        subscription_of);
}

std::vector<Subscription> Subscriptions::of_topic(std::string_view topic, std::int64_t after,
                                                  int limit) const {
  return aws::all_rows(store_.prepare(kOfTopic).bind(topic, after, limit), subscription_of);
}

std::vector<Subscription> Subscriptions::of_account(std::string_view owner, std::string_view region,
                                                    std::int64_t after, int limit) const {
  return aws::all_rows(store_.prepare(kOfAccount).bind(owner, region, after, limit),
                       subscription_of);
}

void Subscriptions::add(const Subscription& subscription) {
  const std::string attributes = aws::to_json(subscription.attributes);
  store_.begin();
  store_
      .prepare(
          "INSERT INTO sns_subscription (arn, topic, owner, region, protocol, endpoint, "
          "attributes) VALUES (?, ?, ?, ?, ?, ?, ?)")
      .bind(subscription.arn, subscription.topic, subscription.owner, subscription.region,
            subscription.protocol, subscription.endpoint, attributes)
      .run();
}

void Subscriptions::set_attributes(const Subscription& subscription) {
  const std::string attributes = aws::to_json(subscription.attributes);
  store_.begin();
  store_.prepare("UPDATE sns_subscription SET attributes = ? WHERE arn = ?")
      .bind(attributes, subscription.arn)
      .run();
}

bool Subscriptions::remove(std::string_view arn) {
  store_.begin();
  return store_.prepare("DELETE FROM sns_subscription WHERE arn = ?").bind(arn).run() > 0;
}

void Subscriptions::remove_of_topic(std::string_view topic) {
  store_.begin();
  store_.prepare("DELETE FROM sns_subscription WHERE topic = ?").bind(topic).run();
}

}  // namespace sns
