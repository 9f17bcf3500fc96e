// The tables of SES in the World's store: identities, receipt rule sets and their rules,
// templates, configuration sets.
#pragma once

#include "sim/store/database.h"

namespace ses {

void ensure_schema(sim::Database& store);

}  // namespace ses
