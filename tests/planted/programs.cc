#include "tests/planted/programs.h"

#include <array>

#include "tests/planted/workers/coupons.h"
#include "tests/planted/workers/dead.h"
#include "tests/planted/workers/ledger.h"
#include "tests/planted/workers/locks.h"
#include "tests/planted/workers/night.h"
#include "tests/planted/workers/orders.h"
#include "tests/planted/workers/prices.h"
#include "tests/planted/workers/sessions.h"

namespace planted {
namespace {

struct NamedProgram {
  std::string_view name;
  Program program;
};

constexpr std::array kPrograms{NamedProgram{"shop", shop},
                               NamedProgram{"intake", intake},
                               NamedProgram{"bank", bank},
                               NamedProgram{"bookkeeper", bookkeeper},
                               NamedProgram{"publisher", publisher},
                               NamedProgram{"tag-printer", tag_printer},
                               NamedProgram{"postman", postman},
                               NamedProgram{"till", till},
                               NamedProgram{"clerk", clerk},
                               NamedProgram{"night", night_job},
                               NamedProgram{"desk", desk},
                               NamedProgram{"listener", listener},
                               NamedProgram{"keeper", keeper},
                               NamedProgram{"cashier", cashier},
                               NamedProgram{"maker", maker},
                               NamedProgram{"doer", doer},
                               NamedProgram{"undertaker", undertaker}};

}  // namespace

Program find_program(std::string_view name) {
  for (const NamedProgram& one : kPrograms) {
    if (one.name == name) return one.program;
  }
  return nullptr;
}

std::vector<std::string> program_names() {
  std::vector<std::string> names;
  for (const NamedProgram& one : kPrograms) names.emplace_back(one.name);
  return names;
}

}  // namespace planted
