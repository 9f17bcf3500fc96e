#include "fakes/ses/sending/configuration_sets.h"

#include "fakes/aws/rows.h"
#include "fakes/aws/string_map.h"
#include "fakes/ses/errors.h"
#include "fakes/ses/resource_name.h"

namespace ses {

std::optional<ConfigurationSetRow> ConfigurationSets::find(std::string_view account,
                                                           std::string_view region,
                                                           std::string_view name) const {
  sim::Statement& select = store_.prepare(
      "SELECT account, region, name, tags FROM ses_configuration_set "
      "WHERE account = ? AND region = ? AND name = ?");
  select.bind(account, region, name);
  return aws::first_row(select, [](const sim::Statement& row) {
    return ConfigurationSetRow{std::string(row.text(0)), std::string(row.text(1)),
                               std::string(row.text(2)), aws::parse_string_map(row.text(3))};
  });
}

ConfigurationSetRow ConfigurationSets::require(std::string_view account, std::string_view region,
                                               std::string_view name) const {
  auto found = find(account, region, name);
  if (!found) throw configuration_set_not_found(name);
  return std::move(*found);
}

void ConfigurationSets::check(std::string_view account, std::string_view region,
                              const std::optional<std::string>& name) const {
  if (name) require(account, region, *name);
}

std::vector<std::string> ConfigurationSets::list(std::string_view account, std::string_view region,
                                                 std::string_view after, std::size_t limit) const {
  sim::Statement& select = store_.prepare(
      "SELECT name FROM ses_configuration_set "
      "WHERE account = ? AND region = ? AND name > ? ORDER BY name LIMIT ?");
  select.bind(account, region, after, static_cast<std::int64_t>(limit));
  return aws::all_rows(select, aws::first_text);
}

void ConfigurationSets::create(const ConfigurationSetRow& row) {
  check_resource_name(row.name, "configuration set");
  if (find(row.account, row.region, row.name)) throw configuration_set_exists(row.name);
  const std::string tags = aws::to_json(row.tags);
  store_.begin();
  store_.prepare("INSERT INTO ses_configuration_set VALUES (?, ?, ?, ?)")
      .bind(row.account, row.region, row.name, tags)
      .run();
}

void ConfigurationSets::remove(std::string_view account, std::string_view region,
                               std::string_view name) {
  require(account, region, name);
  store_.begin();
  store_
      .prepare(
          "DELETE FROM ses_event_destination "
          "WHERE account = ? AND region = ? AND configuration_set = ?")
      .bind(account, region, name)
      .run();
  store_.prepare("DELETE FROM ses_configuration_set WHERE account = ? AND region = ? AND name = ?")
      .bind(account, region, name)
      .run();
}

}  // namespace ses
