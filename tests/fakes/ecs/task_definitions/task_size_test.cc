#include "fakes/ecs/task_definitions/task_size.h"

#include "tests/support/catch.h"

TEST_CASE("Task size: numbers and units", "[ecs]") {
  CHECK(ecs::parse_cpu("256") == 256);
  CHECK(ecs::parse_cpu(".25 vCPU") == 256);
  CHECK(ecs::parse_cpu("1vcpu") == 1024);
  CHECK(ecs::parse_memory("0.5 GB") == 512);
  CHECK(ecs::parse_memory("2GB") == 2048);
  for (const char* bad : {"", "0", "-1", "big", "1 GB", "1e99", "0.0001", "nan"}) {
    CHECK_FALSE(ecs::parse_cpu(bad));
  }
}

TEST_CASE("Task size: the pairs that Fargate offers", "[ecs]") {
  CHECK(ecs::is_fargate_size(256, 512));
  CHECK(ecs::is_fargate_size(256, 2048));
  CHECK_FALSE(ecs::is_fargate_size(256, 1536));
  CHECK_FALSE(ecs::is_fargate_size(256, 3072));
  CHECK(ecs::is_fargate_size(4096, 30720));
  CHECK_FALSE(ecs::is_fargate_size(8192, 17408));
  CHECK(ecs::is_fargate_size(8192, 20480));
  CHECK_FALSE(ecs::is_fargate_size(300, 512));
}
