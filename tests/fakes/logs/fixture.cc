#include "tests/fakes/logs/fixture.h"

#include "fakes/logs/operations/create_log_group.h"
#include "fakes/logs/operations/create_log_stream.h"
#include "fakes/logs/operations/put_log_events.h"

namespace tests {

void LogsFixture::group(const std::string& name) {
  logs::CreateLogGroupRequest request;
  request.log_group_name = name;
  call(request);
}

void LogsFixture::stream(const std::string& name, const std::string& group) {
  logs::CreateLogStreamRequest request;
  request.log_group_name = group;
  request.log_stream_name = name;
  call(request);
}

void LogsFixture::put(const std::string& message, const std::string& stream) {
  logs::PutLogEventsRequest request;
  request.log_group_name = "/ecs/web";
  request.log_stream_name = stream;
  request.log_events = {{now_ms(), message}};
  call(request);
}

}  // namespace tests
