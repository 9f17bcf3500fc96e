#include "fakes/logs/groups.h"

#include "fakes/aws/environment.h"
#include "fakes/aws/rows.h"
#include "fakes/logs/limits.h"

namespace logs {
namespace {

Group group_of(const sim::Statement& select) {
  Group group;
  group.id = select.integer(0);
  group.account = select.text(1);
  group.region = select.text(2);
  group.name = select.text(3);
  group.created_ms = select.integer(4);
  if (!select.is_null(5)) group.retention_days = select.integer(5);
  return group;
}

}  // namespace

std::string Group::arn() const { return aws::arn("logs", region, account, "log-group:" + name); }

std::int64_t Group::oldest_ms(sim::Time now) const {
  return retention_days ? sim::unix_ms(now) - *retention_days * kMillisecondsOfDay : 0;
}

std::optional<Group> Groups::find(std::string_view account, std::string_view region,
                                  std::string_view name) const {
  sim::Statement& select = store_.prepare(
      "SELECT id, account, region, name, created_ms, retention_days FROM logs_group "
      "WHERE account = ? AND region = ? AND name = ?");
  select.bind(account, region, name);
  return aws::first_row(select, group_of);
}

std::vector<Group> Groups::list(std::string_view account, std::string_view region,
                                std::string_view after) const {
  sim::Statement& select = store_.prepare(
      "SELECT id, account, region, name, created_ms, retention_days FROM logs_group "
      "WHERE account = ? AND region = ? AND name > ? ORDER BY name");
  select.bind(account, region, after);
  return aws::all_rows(select, group_of);
}

std::vector<Group> Groups::with_retention() const {
  sim::Statement& select = store_.prepare(
      "SELECT id, account, region, name, created_ms, retention_days FROM logs_group "
      "WHERE retention_days IS NOT NULL ORDER BY id");
  select.bind();
  return aws::all_rows(select, group_of);
}

void Groups::add(std::string_view account, std::string_view region, std::string_view name,
                 sim::Time now) {
  store_.begin();
  store_.prepare("INSERT INTO logs_group (account, region, name, created_ms) VALUES (?, ?, ?, ?)")
      .bind(account, region, name, sim::unix_ms(now))
      .run();
}

void Groups::set_retention(std::int64_t id, std::optional<std::int64_t> days) {
  store_.begin();
  store_.prepare("UPDATE logs_group SET retention_days = ? WHERE id = ?").bind(days, id).run();
}

void Groups::remove(std::int64_t id) {
  store_.begin();
  store_.prepare("DELETE FROM logs_event WHERE log_group = ?").bind(id).run();
  store_.prepare("DELETE FROM logs_late_event WHERE log_group = ?").bind(id).run();
  store_.prepare("DELETE FROM logs_stream WHERE log_group = ?").bind(id).run();
  store_.prepare("DELETE FROM logs_group WHERE id = ?").bind(id).run();
}

std::int64_t Groups::stored_bytes(std::int64_t id) const {
  sim::Statement& select = store_.prepare(
      "SELECT COALESCE(SUM(LENGTH(CAST(message AS BLOB)) + 26), 0) FROM logs_event "
      "WHERE log_group = ?");
  select.bind(id);
  select.step();
  const std::int64_t bytes = select.integer(0);
  select.reset();
  return bytes;
}

}  // namespace logs
