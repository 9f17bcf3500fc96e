// Log events, put into the order of their times on the disk: programs may put what is older than
// what was there already.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/store/database.h"
#include "sim/store/temp_dir.h"

namespace exporting {

struct LogRow {
  std::int64_t number = 0;  // 1, 2, 3, … in the order in which they were put
  std::string stream;
  std::int64_t time_ms = 0;
  std::int64_t ingestion_ms = 0;
  std::string message;
};

class LogRows {
 public:
  LogRows();

  void add(std::string_view group, std::string_view stream, std::int64_t time_ms,
           std::int64_t ingestion_ms, std::string_view message);
  void remove_group(std::string_view group);
  void remove_stream(std::string_view group, std::string_view stream);

  // Calls `see` with the group's events, the oldest first.
  void each(std::string_view group, const std::function<void(const LogRow&)>& see);

 private:
  sim::TempDir folder_;
  sim::Database db_;
  std::int64_t rows_ = 0;
};

}  // namespace exporting
