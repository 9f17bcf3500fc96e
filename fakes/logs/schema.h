// The tables of CloudWatch Logs in the World's store.
#pragma once

#include "sim/store/database.h"

namespace logs {

void ensure_schema(sim::Database& store);

}  // namespace logs
