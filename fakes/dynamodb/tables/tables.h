// The registry of tables: which there are, for whom, and in which state.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "fakes/aws/environment.h"
#include "fakes/aws/service.h"
#include "fakes/dynamodb/items/items.h"
#include "fakes/dynamodb/tables/table.h"
#include "fakes/dynamodb/tables/table_description.h"
#include "sim/random/distribution.h"

namespace dynamodb {

// How long a table or an index takes to come, to be changed and to go. With the default of zero a
// table is ACTIVE the moment after CreateTable answered CREATING, which is what programs that do
// not wait expect of a fake and what those that wait see at their first look.
struct TableTimes {
  sim::Distribution create;
  sim::Distribution update;
  sim::Distribution remove;
};

class Tables {
 public:
  // Without the tables that the store holds, until load().
  Tables(aws::Environment& environment, Items& items);

  // Reads the tables that are in the store; pointers from before are invalid.
  void load();

  // Sets how long what begins from now on takes.
  void set_times(const TableTimes& times) { times_ = times; }

  // The next three find a table by its name or its ARN, and also throw what table_name_in() throws.
  //
  // The table, for operations on items. Throws resource_not_found() if there is none or it is
  // CREATING or DELETING.
  Table& active(const aws::Caller& caller, std::string_view name_or_arn);
  // The table in any status. Throws table_not_found().
  Table& any(const aws::Caller& caller, std::string_view name_or_arn);
  // Null if there is none.
  Table* find(const aws::Caller& caller, std::string_view name_or_arn);
  Table* find(std::int64_t id);
  // The names of the caller's tables, in order, beginning behind `after`.
  std::vector<std::string> names(const aws::Caller& caller, std::string_view after) const;

  // REQUIRES: there is no such table.
  Table& create(const aws::Caller& caller, TableDefinition definition);
  // The table is DELETING until TableTimes::remove has passed. Its items go at once.
  void remove(Table& table);
  // Writes the table's TTL setting.
  void save_ttl(const Table& table);
  // Writes the table's definition and state.
  void save(const Table& table);
  void save_state(const Table& table);
  // The update is under way until an index has come or gone, or TableTimes::update has passed.
  void begin_update(Table& table, TableUpdate update);

  // Raises warm throughputs to these, by the index's name, "" for the table's. They hold once
  // TableTimes::update has passed.
  void raise_warm_throughputs(Table& table,
                              const std::map<std::string, WarmThroughput>& warm_throughputs);
  // CREATING, ACTIVE, UPDATING or DELETING.
  std::string_view status(const Table& table) const;

 private:
  using Key = std::tuple<std::string, std::string, std::string>;

  Table& add(std::unique_ptr<Table> table);
  // Ends the table's updates for which it is time.
  void settle(Table& table);
  void settle_warm_throughputs(Table& table);
  // How long something takes that begins now.
  sim::Duration decide(const sim::DecisionKind& kind, const std::string& subject,
                       const sim::Distribution& takes);
  sim::Duration time_for(const Table& table, const TableUpdate& update);
  bool is_gone(const Table& table) const;
  void drop(const Key& key);

  aws::Environment& environment_;
  Items& items_;
  TableTimes times_;
  sim::Random random_;  // of the times
  sim::Ids ids_;
  std::map<Key, std::unique_ptr<Table>> tables_;
};

// What DescribeTable says of the table at `now`.
TableDescription describe(const Table& table, Items& items, std::string_view status, sim::Time now);

}  // namespace dynamodb
