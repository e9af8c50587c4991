-- Each service has a database of its own and knows no other.
CREATE DATABASE challenges;
CREATE DATABASE solutions;
CREATE DATABASE identity;
CREATE DATABASE notifications;
