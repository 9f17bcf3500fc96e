#include "fakes/ses/sending/event_destinations.h"

#include <algorithm>

#include "fakes/aws/decode.h"
#include "fakes/aws/encode.h"
#include "fakes/aws/rows.h"
#include "fakes/ses/errors.h"

namespace ses {
namespace {

EventDestination destination_of(const sim::Statement& row) {
  EventDestination destination;
  std::vector<aws::Violation> missing;
  aws::decode_json(row.text(0), EventDestination::shape(), &destination, aws::default_type_mismatch,
                   missing);
  return destination;
}

}  // namespace

std::vector<EventDestination> EventDestinations::of(std::string_view account,
                                                    std::string_view region,
                                                    std::string_view configuration_set) const {
  sim::Statement& select = store_.prepare(
      "SELECT destination FROM ses_event_destination "
      "WHERE account = ? AND region = ? AND configuration_set = ? ORDER BY name");
  select.bind(account, region, configuration_set);
  return aws::all_rows(select, destination_of);
}

void EventDestinations::add(const ConfigurationSetRow& set, const EventDestination& destination) {
  const auto others = of(set.account, set.region, set.name);
  if (std::ranges::find(others, destination.name, &EventDestination::name) != others.end()) {
    throw event_destination_exists(destination.name);
  }
  const std::string json = aws::to_json(EventDestination::shape(), &destination);
  store_.begin();
  store_.prepare("INSERT INTO ses_event_destination VALUES (?, ?, ?, ?, ?)")
      .bind(set.account, set.region, set.name, destination.name, json)
      .run();
}

void EventDestinations::remove(const ConfigurationSetRow& set, std::string_view name) {
  store_.begin();
  const auto removed =
      store_
          .prepare(
              "DELETE FROM ses_event_destination "
              "WHERE account = ? AND region = ? AND configuration_set = ? AND name = ?")
          .bind(set.account, set.region, set.name, name)
          .run();
  if (removed == 0) throw event_destination_not_found(name);
}

}  // namespace ses
