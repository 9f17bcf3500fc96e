// Reading the rows that a bound statement selects.
#pragma once

#include <functional>
#include <optional>
#include <type_traits>
#include <vector>

#include "sim/store/database.h"

namespace aws {

template <class Read>
using RowOf = std::invoke_result_t<const Read&, const sim::Statement&>;

// What `read` makes of the rows, in their order.
template <class Read>
std::vector<RowOf<Read>> all_rows(sim::Statement& select, const Read& read) {
  std::vector<RowOf<Read>> rows;
  while (select.step()) rows.push_back(read(select));
  return rows;
}

// What `read` makes of the first row; nothing if there is none.
template <class Read>
std::optional<RowOf<Read>> first_row(sim::Statement& select, const Read& read) {
  if (!select.step()) return std::nullopt;
  std::optional<RowOf<Read>> row = read(select);
  select.reset();
  return row;
}

// For rows of one column of text.
inline std::string first_text(const sim::Statement& row) { return std::string(row.text(0)); }

}  // namespace aws
