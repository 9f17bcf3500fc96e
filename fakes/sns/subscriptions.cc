#include "fakes/sns/subscriptions.h"

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

std::vector<Subscription> rows_of(sim::Statement& select) {
  std::vector<Subscription> rows;
  while (select.step()) {
    Subscription& row = rows.emplace_back();
    row.id = select.integer(0);
    row.arn = select.text(1);
    row.topic = select.text(2);
    row.owner = select.text(3);
    row.region = select.text(4);
    row.protocol = select.text(5);
    row.endpoint = select.text(6);
    row.attributes = texts_from_json(select.text(7));
  }
  return rows;
}

std::optional<Subscription> first_of(std::vector<Subscription> rows) {
  if (rows.empty()) return std::nullopt;
  return std::move(rows.front());
}

}  // namespace

std::optional<Subscription> Subscriptions::find(std::string_view arn) const {
  return first_of(rows_of(store_.prepare(kByArn).bind(arn)));
}

std::optional<Subscription> Subscriptions::find(std::string_view topic, std::string_view protocol,
                                                std::string_view endpoint) const {
  return first_of(rows_of(store_.prepare(kByEndpoint).bind(topic, protocol, endpoint)));
}

std::vector<Subscription> Subscriptions::of_topic(std::string_view topic, std::int64_t after,
                                                  int limit) const {
  return rows_of(store_.prepare(kOfTopic).bind(topic, after, limit));
}

std::vector<Subscription> Subscriptions::of_account(std::string_view owner, std::string_view region,
                                                    std::int64_t after, int limit) const {
  return rows_of(store_.prepare(kOfAccount).bind(owner, region, after, limit));
}

void Subscriptions::add(const Subscription& subscription) {
  const std::string attributes = to_json(subscription.attributes);
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
  const std::string attributes = to_json(subscription.attributes);
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

void Subscriptions::clear() {
  store_.begin();
  store_.prepare("DELETE FROM sns_subscription").bind().run();
}

}  // namespace sns
