// Warm throughput: what a table or a global index can take at once. It grows and never shrinks.
//
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/warm-throughput.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/create-table-warm-throughput.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/update-warm-throughput.html
#pragma once

#include <optional>
#include <string>

#include "fakes/dynamodb/tables/table_definition.h"

namespace dynamodb {

// In all of these, `index` is the name of a global index, or "" for the table itself. An index that
// the definition does not have is nothing.

// The warm throughput, with both members: the greatest that was ever asked for or provisioned, and
// at least what on-demand begins with if the table is on-demand.
std::optional<WarmThroughput> warm_throughput_of(const TableDefinition& definition,
                                                 const std::string& index);
// Keeps it, so that the definition can change without lowering it.
void keep_warm_throughput(TableDefinition& definition);
// Raises it to `target`, which has both members.
void raise_warm_throughput(TableDefinition& definition, const std::string& index,
                           const WarmThroughput& target);

// Throws ValidationException if a new table or index asks for less than it has anyway.
void check_initial_warm_throughput(const std::optional<WarmThroughput>& asked, bool is_on_demand,
                                   const std::optional<ProvisionedThroughput>& provisioned,
                                   const std::string& index);
// Throws ValidationException if `asked` has less than `current`, which has both members.
void check_warm_throughput_grows(const WarmThroughput& asked, const WarmThroughput& current,
                                 const std::string& index);

}  // namespace dynamodb
